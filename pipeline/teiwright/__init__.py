"""teiwright: plain text in, a publishable and depositable TEI edition out."""

__version__ = "0.1.0"
