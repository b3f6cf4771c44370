"""The five lines of Python and of R that the page on the data shows; a test runs them."""

SAMPLES = {
    "python": """\
import csv, glob
from collections import Counter
label = {row["id"]: row["label"] for row in csv.DictReader(open("names.csv", encoding="utf-8"))}
tags = [row for f in glob.glob("tags-*.csv") for row in csv.DictReader(open(f, encoding="utf-8"))]
print(Counter(label[row["record_id"]] for row in tags).most_common(10))
""",
    "r": """\
read <- function(file) read.csv(file, encoding = "UTF-8")
tags <- do.call(rbind, lapply(list.files(pattern = "^tags-.*[.]csv$"), read))
names <- read("names.csv")
label <- names$label[match(tags$record_id, names$id)]
print(head(sort(table(label), decreasing = TRUE), 10))
""",
}
"""Language → the lines."""
