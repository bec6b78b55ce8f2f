// Finds what is meant: words in any form and with a slip of the finger, by their beginnings, and by what else a thing is
// called. What stands for itself – a situation, a paper – comes before a passage that only mentions it.
const finder = ({ stop, endings, entries }) => {
  const unsaid = new Set(stop.map(fold));
  const longestFirst = [...new Set(endings.map(fold))].sort((a, b) => b.length - a.length);
  const leastStem = 3;
  const stem = (word) => {
    const ending = longestFirst.find((one) => word.length - one.length >= leastStem && word.endsWith(one));
    return ending ? word.slice(0, -ending.length) : word;
  };
  const term = (word) => {
    const folded = fold(word);
    return unsaid.has(folded) ? null : stem(folded);
  };

  const fields = ["title", "also", "text", "within", "kind"];
  const index = new MiniSearch({ fields, processTerm: term });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));

  const slips = (word) => (word.length > 5 ? 2 : word.length > 3 ? 1 : 0);
  const options = {
    boost: { title: 3, also: 2, text: 1, within: 1.5, kind: 0.5 },
    boostDocument: (id) => (entries[id].within ? 1 : 1.2),
    prefix: (word) => word.length > 2,
    fuzzy: slips,
    weights: { prefix: 0.4, fuzzy: 0.4 },
    bm25: { k: 1.2, b: 0.6, d: 0.4 },
  };
  const find = (query) => {
    const hits = index.search(query, options);
    const worth = ({ score, queryTerms }) => score * queryTerms.length; // one that holds more of the words is meant
    return hits.sort((a, b) => worth(b) - worth(a)).map(({ id, terms }) => ({ entry: entries[id], terms: new Set(terms) }));
  };
  return { find, term };
};
