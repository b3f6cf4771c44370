"""Tables of spreadsheets and of JSON, as the same records that a CSV file has."""
