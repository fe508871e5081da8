-- What lies around the tables of records, which are declared from the records' own types (tables.py).
-- Text tables say what one article says: rows are added, never changed. World tables say what the articles say
-- together: they are derived, and replaced as a whole. Nested parts are JSON; places are characters of
-- articles.text: substr(text, start + 1, end - start).

CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE inputs (path TEXT NOT NULL, folder TEXT NOT NULL, PRIMARY KEY (path, folder)) WITHOUT ROWID;
CREATE TABLE forgotten (article_id TEXT PRIMARY KEY) WITHOUT ROWID;

-- in the text ------------------------------------------------------------------------

CREATE INDEX articles_by_address ON articles (address);
CREATE INDEX articles_by_name ON articles (name);
CREATE INDEX sentences_by_article ON sentences (article_id, start);
CREATE INDEX actor_mentions_by_article ON actor_mentions (article_id, start);
CREATE INDEX actor_mentions_by_actor ON actor_mentions (actor_id);
CREATE INDEX quotes_by_article ON quotes (article_id, content_start);
CREATE INDEX event_mentions_by_article ON event_mentions (article_id, start);
CREATE INDEX event_mentions_by_act ON event_mentions (act_id);
CREATE INDEX figures_by_article ON figures (article_id, start);

-- in the world -----------------------------------------------------------------------

CREATE TABLE copy_members (
  copy_group_id TEXT NOT NULL, article_id TEXT NOT NULL, copy_kind TEXT, similarity REAL, signal TEXT,
  PRIMARY KEY (copy_group_id, article_id)
) WITHOUT ROWID;
CREATE INDEX copy_members_by_article ON copy_members (article_id);
CREATE TABLE episode_articles (article_id TEXT PRIMARY KEY, episode_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX events_by_date ON events (date_start);
CREATE TABLE event_dyads (event_id TEXT NOT NULL, actor TEXT NOT NULL, recipient TEXT NOT NULL, PRIMARY KEY (event_id, actor, recipient)) WITHOUT ROWID;
CREATE INDEX event_dyads_by_pair ON event_dyads (actor, recipient);
CREATE TABLE event_parties (event_id TEXT NOT NULL, role TEXT NOT NULL, actor_id TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (event_id, role, actor_id)) WITHOUT ROWID;
CREATE INDEX event_parties_by_party ON event_parties (party);
CREATE TABLE event_members (mention_id TEXT PRIMARY KEY, event_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE saying_quotes (quote_id TEXT PRIMARY KEY, saying_id TEXT NOT NULL, variant TEXT NOT NULL) WITHOUT ROWID;

-- for reading and searching ----------------------------------------------------------

CREATE VIEW sentence_texts AS
  SELECT s.row, s.article_id, s.start, s.end, substr(a.text, s.start + 1, s.end - s.start) AS sentence
  FROM sentences s JOIN articles a USING (article_id);
CREATE VIRTUAL TABLE sentence_index USING fts5 (
  sentence, content='sentence_texts', content_rowid='row', tokenize="porter unicode61 remove_diacritics 2"
);

CREATE VIEW articles_with_dates AS
  SELECT a.article_id, a.name AS article, a.outlet, a.kind, a.language, p.date_start AS published_start, p.date_end AS published_end,
    p.date_basis AS published_basis, p.evidence, p.rejected, e.episode_id, r.kind AS rewritten, a.headline, length(a.text) AS characters
  FROM articles a LEFT JOIN publications p USING (article_id) LEFT JOIN episode_articles e USING (article_id)
    LEFT JOIN rewritings r USING (article_id)
  WHERE a.newest;

CREATE VIEW mentions_with_sentences AS
  SELECT m.mention_id, a.name AS article, x.event_id, m.event_type, m.status,
    (SELECT group_concat(json_extract(value, '$.actor_id'), ' ') FROM json_each(m.actors)) AS actors,
    (SELECT group_concat(json_extract(value, '$.actor_id'), ' ') FROM json_each(m.recipients)) AS recipients,
    w.date_start, w.date_end, substr(a.text, m.trigger_start + 1, m.trigger_end - m.trigger_start) AS "trigger",
    substr(a.text, m.start + 1, m.end - m.start) AS sentence, m.holders, m.matter, m.frame
  FROM event_mentions m JOIN articles a USING (article_id) LEFT JOIN event_members x USING (mention_id)
    LEFT JOIN whens w USING (mention_id)
  WHERE a.newest;

CREATE VIEW quotes_with_speakers AS
  SELECT q.quote_id, a.name AS article, substr(a.text, q.speaker_start + 1, q.speaker_end - q.speaker_start) AS speaker_form,
    q.speakers, substr(a.text, q.cue_start + 1, q.cue_end - q.cue_start) AS cue,
    substr(a.text, q.content_start + 1, q.content_end - q.content_start) AS content, q.directness, q.via, s.saying_id
  FROM quotes q JOIN articles a USING (article_id) LEFT JOIN saying_quotes s USING (quote_id)
  WHERE a.newest;

CREATE VIEW events_by_dyad AS
  SELECT d.actor, d.recipient, e.date_start, e.date_end, e.date_precision, e.event_type, e.modes, e.standing, e.matter, e.place,
    e.n_reports, e.n_newsrooms, e.n_origins, e.event_id, e.episode_id
  FROM event_dyads d JOIN events e USING (event_id)
  ORDER BY d.actor, d.recipient, e.date_start;

CREATE VIEW actors_by_mentions AS
  SELECT m.actor_id, max(m.name) AS name, m.country, count(*) AS mentions, count(DISTINCT m.article_id) AS articles
  FROM actor_mentions m JOIN articles a USING (article_id)
  WHERE a.newest AND m.actor_id IS NOT NULL GROUP BY m.actor_id ORDER BY mentions DESC;
