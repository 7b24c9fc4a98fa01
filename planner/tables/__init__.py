"""Tables in and out: folders of CSV and workbooks, read through three gates, written without loss."""
