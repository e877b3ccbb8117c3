"""From a TEI file to what repositories take: one record read from the header, then one thin writer for each target."""
