"""What a person or program is told: findings in words, as data, as a page; the report of a run and the overview of many texts."""
