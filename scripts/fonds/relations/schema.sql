
-- Which articles belong together. Rewritten as a whole after every change: no foreign keys, so
-- that what an article was compared with can be told from what is there when it changes.
CREATE TABLE IF NOT EXISTS relations (
  article_id TEXT NOT NULL,       -- of articles
  kind TEXT NOT NULL,             -- 'same-text', 'near', 'extract', 'same-story' or 'related'
  rank INTEGER NOT NULL,          -- from 1: the best first, at most 50, related ones 5
  other_id TEXT NOT NULL,         -- of articles
  score REAL NOT NULL,            -- 0 to 1, related ones to 1.5: cosine of words + half that of tags
  PRIMARY KEY (article_id, kind, rank)
) WITHOUT ROWID;

-- How many others an article belongs with where they are more than 50: relations has the first 10.
CREATE TABLE IF NOT EXISTS relation_counts (
  article_id TEXT NOT NULL,       -- of articles
  kind TEXT NOT NULL,             -- as in relations
  others INTEGER NOT NULL,        -- all of them
  PRIMARY KEY (article_id, kind)
) WITHOUT ROWID;

-- What articles are compared by, and what came of it: kept, so that only changes are compared.
CREATE TABLE IF NOT EXISTS traits (
  article_id TEXT PRIMARY KEY,
  key TEXT NOT NULL,              -- hash of all that they were made from
  terms BLOB NOT NULL,            -- CRC-32 of each word that tells something, ascending
  counts BLOB NOT NULL,           -- how often it stands there, a byte each
  sketch BLOB NOT NULL,           -- the smallest CRC-32 of five words in a row
  text BLOB NOT NULL,             -- hash of the text's folded words
  title BLOB NOT NULL             -- hash of the title's folded words
);

CREATE TABLE IF NOT EXISTS vectors (
  article_id TEXT PRIMARY KEY,
  key BLOB NOT NULL,              -- hash of all that decides what it is related to
  terms BLOB NOT NULL,            -- CRC-32 of its strongest words, four bytes each
  weights BLOB NOT NULL           -- how much each weighs, two bytes each
);

CREATE TABLE IF NOT EXISTS likenesses (
  one BLOB NOT NULL,              -- hashes of two texts
  other BLOB NOT NULL,
  resemblance REAL NOT NULL,      -- Jaccard index of their shingles
  containment REAL NOT NULL,      -- share of the shorter one that stands in the longer one
  PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS relation_states (key TEXT NOT NULL);  -- hash of all that relations were made from
