// The portal's search: it unpacks what it looks through, shows what it finds, and is worked from the keyboard.
{
  const most = 20;
  const box = document.querySelector(".search");
  const input = document.getElementById("page-search");
  const status = box.querySelector(".status");
  const list = document.getElementById("page-results");

  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  };
  let ready;
  const prepared = () =>
    (ready ??= unpacked(document.getElementById("page-search-data").textContent).then(finder));

  const wordBounds = /([\p{L}\p{N}]+)/u;
  const marked = (element, text, isMeant) => {
    text.split(wordBounds).forEach((part, at) => {
      if (at % 2 && isMeant(part)) element.append(Object.assign(document.createElement("mark"), { textContent: part }));
      else element.append(part);
    });
    element.normalize();
    return element;
  };

  const around = 60;
  const shown = 160;
  const excerpt = (text, isMeant) => {
    let first = 0;
    for (const [at, part] of text.split(wordBounds).entries()) {
      if (at % 2 && isMeant(part)) break;
      first += part.length;
    }
    const start = first > around && first < text.length ? text.indexOf(" ", first - around) + 1 : 0;
    return (start ? "… " : "") + text.slice(start, start + shown).trim() + (start + shown < text.length ? " …" : "");
  };

  const make = (tag, look) => Object.assign(document.createElement(tag), { className: look });

  const item = ({ entry, terms }, term) => {
    const isMeant = (word) => terms.has(term(word));
    const link = make("a", "result");
    link.href = entry.href;
    link.append(marked(make("span", "result-title"), entry.title, isMeant));
    if (entry.kind) link.append(" ", Object.assign(make("span", "badge"), { textContent: entry.kind }));
    if (entry.within) link.append(" ", Object.assign(make("span", "result-within"), { textContent: entry.within }));
    if (entry.text) link.append(marked(make("span", "result-text"), excerpt(entry.text, isMeant), isMeant));
    const line = document.createElement("li");
    line.append(link);
    return line;
  };

  const update = async () => {
    const query = input.value;
    const { find, term } = await prepared();
    if (query !== input.value) return;
    const hits = query.trim() ? find(query) : [];
    const wording = !hits.length ? "none" : hits.length > most ? "most" : "count";
    status.textContent = query.trim() ? filled(input.dataset[wording], { n: hits.length, most }) : "";
    list.replaceChildren(...hits.slice(0, most).map((hit) => item(hit, term)));
    list.hidden = !hits.length;
  };

  const move = async (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      input.value = "";
      update();
      input.focus();
    } else if (event.key === "Enter" && document.activeElement === input) {
      await update();
      list.querySelector("a")?.click();
    } else if (event.key === "ArrowDown" && at + 1 < links.length) {
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] || input).focus();
    }
  };
  const ours = (key) => ["Escape", "ArrowDown", "ArrowUp"].includes(key);

  input.addEventListener("input", update);
  input.addEventListener("focus", prepared, { once: true });
  box.addEventListener("keydown", (event) => {
    if (ours(event.key) || (event.key === "Enter" && document.activeElement === input)) {
      event.preventDefault();
      move(event);
    }
  });
  box.hidden = !("DecompressionStream" in window);
  if (input.value) update();
}
