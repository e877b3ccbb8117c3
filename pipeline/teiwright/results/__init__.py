"""What lies in the folder of the results: laid there, spared, kept, outdated, left over."""
