"""Running text as pieces: what each chunk is (heading, paragraph, poem, list, table, quotation), and how they are put."""
