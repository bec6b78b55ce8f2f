// Full-text search over the whole set: every word must be found, in whatever grammatical form, titles first.
{
  const most = 20;
  const box = document.querySelector(".search");
  const input = document.getElementById("page-search");
  const status = box.querySelector(".status");
  const list = document.getElementById("page-results");
  const entries = JSON.parse(document.getElementById("page-search-data").textContent).map((entry, order) => ({
    ...entry, order, foldedTitle: fold(entry.title), folded: fold(`${entry.kind} ${entry.text}`),
  }));

  const startsWord = (text, word) => text.startsWith(word) || /[^\p{L}\p{N}]/u.test(text[text.indexOf(word) - 1] || "x");

  const points = (entry, word) => {
    if (entry.foldedTitle.includes(word)) return startsWord(entry.foldedTitle, word) ? 8 : 6;
    if (entry.folded.includes(word)) return startsWord(entry.folded, word) ? 2 : 1;
    return 0;
  };

  // An entry that holds more of the words comes before one that holds fewer, whatever they are worth.
  const score = (entry, words, least) => {
    const won = words.map((word) => points(entry, word)).filter(Boolean);
    return won.length < least ? 0 : won.reduce((sum, one) => sum + one, 100 * won.length);
  };

  const ranked = (words, least = words.length) =>
    entries
      .map((entry) => ({ entry, score: score(entry, words, least) }))
      .filter((hit) => hit.score)
      .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)
      .map((hit) => hit.entry);

  // Polish words change their endings: where nothing holds the words as typed, their stems are looked for;
  // where nothing holds all of them, most of them will do.
  const stem = (word) => (word.length < 5 ? word : word.slice(0, word.length < 8 ? -1 : -2));
  const search = (words) => {
    const exact = ranked(words);
    if (exact.length) return { words, hits: exact };
    const stems = words.map(stem);
    const all = ranked(stems);
    return { words: stems, hits: all.length ? all : ranked(stems, Math.ceil(words.length / 2)) };
  };

  const marked = (element, text, words) => {
    const folded = fold(text);
    let at = 0;
    while (at < text.length) {
      const next = words
        .map((word) => [folded.indexOf(word, at), word.length])
        .filter(([start]) => start >= 0)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) break;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next[0], next[0] + next[1]);
      element.append(text.slice(at, next[0]), mark);
      at = next[0] + next[1];
    }
    element.append(text.slice(at));
    return element;
  };

  const excerpt = (text, words) => {
    const folded = fold(text);
    const first = Math.min(...words.map((word) => folded.indexOf(word)).filter((place) => place >= 0), text.length);
    const start = first > 60 && first < text.length ? text.indexOf(" ", first - 50) + 1 : 0;
    return (start ? "… " : "") + text.slice(start, start + 160).trim() + (start + 160 < text.length ? " …" : "");
  };

  const make = (tag, look) => Object.assign(document.createElement(tag), { className: look });

  const item = (entry, words) => {
    const link = make("a", "result");
    link.href = entry.href;
    link.append(marked(make("span", "result-title"), entry.title, words));
    if (entry.kind) link.append(" ", Object.assign(make("span", "badge"), { textContent: entry.kind }));
    if (entry.text) link.append(marked(make("span", "result-text"), excerpt(entry.text, words), words));
    const line = document.createElement("li");
    line.append(link);
    return line;
  };

  const update = () => {
    const typed = wordsOf(input.value);
    const { words, hits } = typed.length ? search(typed) : { words: [], hits: [] };
    const wording = !hits.length ? "none" : hits.length > most ? "most" : "count";
    status.textContent = typed.length ? filled(input.dataset[wording], { n: hits.length, most }) : "";
    list.replaceChildren(...hits.slice(0, most).map((entry) => item(entry, words)));
    list.hidden = !hits.length;
  };

  const move = (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      input.value = "";
      update();
      input.focus();
    } else if (event.key === "Enter" && at < 0 && links.length) {
      links[0].click();
    } else if (event.key === "ArrowDown" && at + 1 < links.length) {
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] || input).focus();
    } else {
      return;
    }
    event.preventDefault();
  };

  input.addEventListener("input", update);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || document.activeElement === input) move(event);
  });
  box.hidden = false;
  if (input.value) update();
}
