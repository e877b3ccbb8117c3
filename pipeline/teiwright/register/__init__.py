"""The register of persons: read from TEI or a table, drafted from the texts."""
