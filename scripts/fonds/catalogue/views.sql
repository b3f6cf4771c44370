
-- Views for people: docs/guide/catalogue.md explains each.

CREATE VIEW articles_in_order AS
  SELECT a.id, a.date, a.year, a.month, a.title, a.publication, a.lang, a.words,
    'articles/' || a.filed || '/' || a.id || '.html' AS page,
    s.path || CASE a.part WHEN 0 THEN '' ELSE '#' || a.part END AS source
  FROM articles a JOIN sources s ON s.id = a.source_id
  ORDER BY a.sort_start, a.sort_end, s.path, a.part;

CREATE VIEW articles_by_month AS
  SELECT year, month, count(*) AS articles, sum(words) AS words
  FROM articles GROUP BY year, month ORDER BY year IS NULL, year, month IS NULL, month;

CREATE VIEW articles_by_record AS
  SELECT t.record_id, r.kind, r.label, t.article_id, a.date, a.title, t.why
  FROM tags t JOIN records r ON r.id = t.record_id JOIN articles a ON a.id = t.article_id
  ORDER BY t.record_id, a.sort_start, a.sort_end, a.id;

CREATE VIEW names AS
  SELECT r.id, r.kind, r.label, count(*) AS articles,
    (SELECT count(*) FROM mentions m WHERE m.record_id = r.id) AS mentions,
    min(a.date_start) AS first_day, max(a.date_end) AS last_day
  FROM records r JOIN tags t ON t.record_id = r.id JOIN articles a ON a.id = t.article_id
  GROUP BY r.id ORDER BY articles DESC, r.id;

CREATE VIEW names_per_month AS
  SELECT t.record_id, r.kind, r.label, a.year, a.month, count(*) AS articles
  FROM tags t JOIN records r ON r.id = t.record_id JOIN articles a ON a.id = t.article_id
  GROUP BY t.record_id, a.year, a.month
  ORDER BY t.record_id, a.year IS NULL, a.year, a.month IS NULL, a.month;

CREATE VIEW copies AS
  SELECT b.article_id, b.kind, b.score, here.date, here.title,
    b.other_id, there.date AS other_date, there.title AS other_title
  FROM relations b
  JOIN articles here ON here.id = b.article_id JOIN articles there ON there.id = b.other_id
  WHERE b.kind != 'related'
  ORDER BY b.article_id, instr('same-text near extract same-story', b.kind), b.rank;

CREATE VIEW related_articles AS
  SELECT b.article_id, b.rank, b.score, here.title, b.other_id, there.title AS other_title
  FROM relations b
  JOIN articles here ON here.id = b.article_id JOIN articles there ON there.id = b.other_id
  WHERE b.kind = 'related'
  ORDER BY b.article_id, b.rank;

CREATE VIEW sources_without_page AS
  SELECT path, status, remark FROM sources WHERE status NOT IN ('article', 'set-aside') ORDER BY path;
