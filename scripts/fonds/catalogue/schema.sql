-- The catalogue of one archive. Made from the seeds; safe to delete. The hash of what something was
-- made from is its fingerprint: while it is the same, the result is not made again.

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,      -- relative to the seeds, "/" between folders
  file BLOB NOT NULL,             -- the same as the bytes of the name on disk
  sha256 TEXT NOT NULL,           -- checksum of the bytes; '' if they could not be read
  bytes INTEGER NOT NULL,
  encoding TEXT NOT NULL,         -- how it was read; '' if it was not
  status TEXT NOT NULL,           -- 'article', or why it has no page: 'empty', 'not-text' …;
                                  -- 'set-aside': its bytes are no text, nor does its name say so
  remark TEXT NOT NULL,           -- the report's sentence for that status; of one set aside, its kind
  said TEXT NOT NULL,             -- what the sentence is made of: JSON list [template, form for one,
                                  -- {name: value}]; empty if it is of one piece
  key TEXT NOT NULL               -- fingerprint of all that its article was made from
);

-- What tables of metadata state, as they were last read: one row, or none.
CREATE TABLE table_states (
  key TEXT NOT NULL,              -- fingerprint of the tables, and of the paths of all sources
  given BLOB NOT NULL,            -- path of a source, JSON {place of its article: what is stated}, the
                                  -- next path …, a NUL between them
  parts TEXT NOT NULL,            -- JSON list of the rows on one article of a source
  remarks TEXT NOT NULL           -- JSON list of what the report says of tables and rows
);

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,     -- the rowid in articles_text
  id TEXT NOT NULL UNIQUE,        -- ASCII, as in its address
  source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
  part INTEGER NOT NULL,          -- its place in a source with many articles, from 1; 0: it is alone
  filed TEXT NOT NULL,            -- folder of its page: '2022/01', '2022' or 'undated'
  title TEXT NOT NULL,
  title_from TEXT NOT NULL,       -- 'source', 'metadata', 'name' or 'supplied'
  title_supplied INTEGER NOT NULL,
  headline_start INTEGER NOT NULL, -- code points into text where its headline begins, and where the text
  body_start INTEGER NOT NULL,    -- below it does; both 0 if the title is not in the text
  date TEXT,                      -- EDTF; NULL when unknown
  date_from TEXT NOT NULL,        -- 'metadata', 'source', 'line' or 'name'; '' without a date
  year INTEGER,                   -- under which it is filed; NULL when unknown
  month INTEGER,                  -- 1 to 12; NULL when the month is not known
  date_start TEXT,                -- first and last day that the date can mean
  date_end TEXT,
  sort_start INTEGER NOT NULL,    -- the same as year × 10000 + month × 100 + day; undated ones last
  sort_end INTEGER NOT NULL,
  lang TEXT NOT NULL,             -- BCP 47; 'und' when unknown
  dir TEXT NOT NULL,              -- 'ltr' or 'rtl'
  dateline TEXT NOT NULL,
  publication TEXT NOT NULL,
  creator TEXT NOT NULL,          -- JSON list
  url TEXT NOT NULL,
  rights TEXT NOT NULL,
  modified TEXT,                  -- EDTF
  letters TEXT NOT NULL,          -- its letters that few articles have, each once (base/alphabets.py)
  extra TEXT NOT NULL,            -- JSON list of [name, value]: columns that fonds does not know
  stated TEXT NOT NULL,           -- JSON {folder of kind: [label, …]}: names that metadata states
  remarks TEXT NOT NULL,          -- JSON list of what the report says of it
  text TEXT NOT NULL,             -- the paragraphs, an empty line between them
  words INTEGER NOT NULL,
  reader TEXT NOT NULL,           -- what read the text out of the source; '' if the source is the text
  omitted TEXT NOT NULL,          -- JSON list: pictures and attachments in it that are not shown
  extract TEXT,                   -- the text that it read; NULL if the source is the text
  extract_sha256 TEXT NOT NULL    -- checksum of that in UTF-8; '' if the source is the text
);
CREATE INDEX articles_by_date ON articles(sort_start, sort_end);
CREATE INDEX articles_by_source ON articles(source_id);
CREATE INDEX articles_by_letters ON articles(letters) WHERE letters <> '';
-- To find a few articles without reading through all texts, which lie beside the other columns.
CREATE INDEX articles_by_lang ON articles(lang, id);
CREATE INDEX articles_with_extra ON articles(id) WHERE extra != '[]';
CREATE INDEX articles_with_extract ON articles(id) WHERE extract_sha256 <> '';
CREATE INDEX articles_with_remarks ON articles(id) WHERE remarks != '[]';
CREATE INDEX articles_modified ON articles(id, modified) WHERE modified IS NOT NULL;

-- Articles that authorities.yml withdraws: nothing else is kept of them.
CREATE TABLE withdrawn (
  id TEXT PRIMARY KEY,            -- as in its address
  source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX withdrawn_by_source ON withdrawn(source_id);

-- Lines near the beginning of an article that many may share, so that they are no headline.
CREATE TABLE openings (
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,         -- from 0
  line TEXT NOT NULL,             -- its white space folded
  after INTEGER NOT NULL,         -- CRC-32 of what follows it
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;

-- The lines that an article shares with so many others that its title was found without them.
CREATE TABLE labels (
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  line TEXT NOT NULL,
  never INTEGER NOT NULL,         -- 1 if it is never a headline, 0 if only above one
  PRIMARY KEY (article_id, line)
) WITHOUT ROWID;

CREATE TABLE records (
  id TEXT PRIMARY KEY,            -- 'people/joe-biden': the address of its page
  kind TEXT NOT NULL,             -- person, place, organisation, topic, publication, creator, folder
  label TEXT NOT NULL,
  curated INTEGER NOT NULL,       -- 1 if authorities.yml declares it
  note TEXT NOT NULL,
  identifiers TEXT NOT NULL,      -- JSON {scheme: value}: wikidata, viaf, lat, lon …
  within TEXT NOT NULL,           -- id of the place that it belongs to; '' if none is stated
  sure INTEGER NOT NULL,          -- 0 if only a model's reading of one word speaks for it
  several TEXT NOT NULL           -- JSON list of what its name may mean; '' if it is one thing
);

CREATE TABLE variants (
  record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  PRIMARY KEY (record_id, form)
) WITHOUT ROWID;

CREATE TABLE mentions (
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,         -- code points into articles.text, end exclusive
  end INTEGER NOT NULL,
  surface TEXT NOT NULL,
  kind TEXT NOT NULL,             -- by the context: person, place, organisation, or thing (a film, a
                                  -- prize: no record); '' if nothing there shows it
  record_id TEXT,                 -- the record that it names; NULL if none
  why TEXT NOT NULL,              -- 'curated', 'gazetteer', 'model' or the rule: 'rule/title' …
  target TEXT NOT NULL            -- a curated id, 'territory/US', or its full form in the article
);
CREATE INDEX mentions_by_article ON mentions(article_id, start);
CREATE INDEX mentions_by_record ON mentions(record_id) WHERE record_id IS NOT NULL;

-- Names that authorities.yml hides, as articles write them: no sentence with one is quoted elsewhere.
CREATE TABLE hidden_names (
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  surface TEXT NOT NULL,
  PRIMARY KEY (article_id, surface)
) WITHOUT ROWID;

CREATE TABLE tags (
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  why TEXT NOT NULL,              -- 'metadata', 'curated', 'gazetteer', 'rule', 'model', 'topic' or 'folder'
  PRIMARY KEY (article_id, record_id)
) WITHOUT ROWID;
CREATE INDEX tags_by_record ON tags(record_id, why);

-- What the mentions of each article were made from.
CREATE TABLE mention_states (
  article_id TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  key TEXT NOT NULL,              -- fingerprint of what its mentions were made from beside its text
  hash TEXT NOT NULL,             -- fingerprint of its text and of how names were found in it
  topics TEXT NOT NULL            -- JSON list of the topics that its words suggest
) WITHOUT ROWID;
CREATE INDEX mention_states_by_hash ON mention_states(hash);

-- The declared names that they were made with: one row, or none.
CREATE TABLE curated_states (
  forms TEXT NOT NULL             -- JSON {spelling that is looked for: [kind, id of its record]}
);

-- Cache of the names found in a text, whatever article has it: finding names is the slowest stage.
CREATE TABLE findings (
  hash TEXT PRIMARY KEY,
  spans TEXT NOT NULL             -- JSON list of [start, end, kind, why, form]
) WITHOUT ROWID;

-- What records and tags were last made from.
CREATE TABLE record_states (
  key TEXT NOT NULL,              -- fingerprint of their inputs beside articles and mentions
  remarks TEXT NOT NULL,          -- JSON list of what the report says of authorities.yml
  tags TEXT NOT NULL              -- fingerprint of what tags are made by beside mentions and metadata
);

CREATE TABLE pages (
  path TEXT PRIMARY KEY,          -- relative to docs/
  key TEXT NOT NULL,              -- fingerprint of all that it was made from
  hash TEXT NOT NULL,             -- checksum of what was written
  edited INTEGER NOT NULL,        -- 1 if it was since edited by hand
  plan TEXT NOT NULL              -- of a record's: fingerprint of what its pages are planned from
) WITHOUT ROWID;

-- Which articles are copies of each other or related. Rewritten after every change. No foreign keys:
-- the rows of a deleted article show which others it was compared with.
CREATE TABLE IF NOT EXISTS relations (
  article_id TEXT NOT NULL,       -- of articles
  kind TEXT NOT NULL,             -- 'same-text', 'near', 'extract', 'same-story' or 'related'
  rank INTEGER NOT NULL,          -- from 1: the best first, at most 50, related ones 5
  other_id TEXT NOT NULL,         -- of articles
  score REAL NOT NULL,            -- 0 to 1, related ones to 1.5: cosine of words + half that of tags
  PRIMARY KEY (article_id, kind, rank)
) WITHOUT ROWID;

-- How many others an article has of one kind where they are more than 50: relations has the first 10.
CREATE TABLE IF NOT EXISTS relation_counts (
  article_id TEXT NOT NULL,       -- of articles
  kind TEXT NOT NULL,             -- as in relations
  others INTEGER NOT NULL,        -- all of them
  PRIMARY KEY (article_id, kind)
) WITHOUT ROWID;

-- Cache of what articles are compared by, and of the results, so that only changes are compared.
CREATE TABLE IF NOT EXISTS traits (
  article_id TEXT PRIMARY KEY,
  key TEXT NOT NULL,              -- fingerprint of all that they were made from
  terms BLOB NOT NULL,            -- CRC-32 of each content word, ascending
  counts BLOB NOT NULL,           -- how often each occurs, a byte each
  sketch BLOB NOT NULL,           -- the smallest hashes of its shingles of five words (bottom-k)
  text BLOB NOT NULL,             -- hash of the text's folded words
  title BLOB NOT NULL             -- hash of the title's folded words
);

CREATE TABLE IF NOT EXISTS vectors (
  article_id TEXT PRIMARY KEY,
  key TEXT NOT NULL,              -- fingerprint of all that decides what it is related to
  terms BLOB NOT NULL,            -- CRC-32 of its words of the highest TF-IDF weight, four bytes each
  weights BLOB NOT NULL           -- the weight of each, two bytes each
);

CREATE TABLE IF NOT EXISTS term_counts (  -- one row, or none: by which the vectors were last weighed
  terms BLOB NOT NULL,            -- CRC-32 of every content word of all articles, ascending
  counts BLOB NOT NULL,           -- in how many of them each is, four bytes each, little-endian
  articles INTEGER NOT NULL       -- how many they are
);

CREATE TABLE IF NOT EXISTS likenesses (
  one BLOB NOT NULL,              -- hashes of two texts
  other BLOB NOT NULL,
  resemblance REAL NOT NULL,      -- Jaccard index of their shingles
  containment REAL NOT NULL,      -- share of the shorter one's shingles that are in the longer one
  PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS relation_states (key TEXT NOT NULL);  -- fingerprint of all that relations were made from
