// Keeps what is typed and ticked in the browser, under the company, the paper and its edition; copies it as a note.
{
  const bar = document.querySelector(".notebar");
  const book = bar.querySelector(".notebook");
  const status = bar.querySelector(":scope > .page-width > .status");
  const family = `salesbook/${bar.dataset.key}/`;
  const key = family + bar.dataset.edition;
  const places = [...document.querySelectorAll("[data-note]")];
  const byName = new Map();
  for (const place of places) byName.set(place.dataset.note, [...(byName.get(place.dataset.note) || []), place]);

  // --- what is kept: by the name of a place, what it is called and what stands in it ---

  let unkept = null; // what is typed where the browser keeps nothing
  const read = (from = key) => {
    try {
      return unkept && from === key ? unkept : JSON.parse(localStorage.getItem(from)) || {};
    } catch {
      return {};
    }
  };
  const write = (notes) => {
    try {
      if (Object.keys(notes).length) localStorage.setItem(key, JSON.stringify(notes));
      else localStorage.removeItem(key);
      unkept = null;
    } catch {
      unkept = notes;
      status.textContent = bar.dataset.unkept;
    }
  };

  const isTick = (place) => place.type === "checkbox";
  const isMark = (place) => place.type === "radio";
  const headings = [...document.querySelectorAll("h2, h3, h4, h5, h6")];
  const headingAbove = (place) =>
    headings.findLast((one) => one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)?.textContent.trim();
  const nameOf = (place) => (isTick(place) ? headingAbove(place) : place.dataset.name) || "";
  const valueOf = (place) => {
    if (isTick(place)) return place.checked ? place.dataset.name : "";
    if (isMark(place)) return byName.get(place.dataset.note).find((one) => one.checked)?.value || "";
    return place.value;
  };
  const put = (place, value) => {
    if (isTick(place)) place.checked = Boolean(value);
    else if (isMark(place)) place.checked = place.value === value;
    else if (place.value !== value) {
      place.value = value;
      if (place.tagName === "TEXTAREA") fit(place);
    }
  };

  const keep = (place) => {
    const notes = read();
    const value = valueOf(place);
    if (value) notes[place.dataset.note] = { name: nameOf(place), value };
    else delete notes[place.dataset.note];
    write(notes);
  };

  const lost = book.querySelector(".lost");
  const show = () => {
    const notes = read();
    for (const place of places) if (place !== document.activeElement) put(place, notes[place.dataset.note]?.value || "");
    const homeless = Object.entries(notes).filter(([name]) => !byName.has(name));
    lost.hidden = !homeless.length;
    lost.querySelector("ul").replaceChildren(
      ...homeless.map(([, { name, value }]) => Object.assign(document.createElement("li"), { textContent: `${name}: ${value}` })),
    );
  };

  // --- the note: a line a name, in the order of the page; ticks count where they say what has happened ---

  const isTold = (place) => !isTick(place) || place.closest("table, .card");
  const bare = (text) => text.trim().replaceAll("\u00a0", " ");
  const withoutColon = (name) => bare(name).replace(/[:：]$/, "");
  const title = bare(document.getElementById("page-title").textContent);
  const lines = (notes) => {
    const found = new Map();
    const tell = ({ name, value }) => {
      const called = withoutColon(name);
      found.set(called, [...(found.get(called) || []), bare(value)]);
    };
    for (const [name, [place]] of byName) if (name !== "customer" && name !== "other" && isTold(place) && notes[name]) tell(notes[name]);
    for (const name of Object.keys(notes)) if (!byName.has(name)) tell(notes[name]);
    if (notes.other) tell(notes.other);
    return [...found].map(([name, values]) => (name ? `${name}: ${values.join("; ")}` : values.join("; ")));
  };
  const today = () => new Date().toLocaleDateString(document.documentElement.lang);
  const note = (notes) => {
    const told = lines(notes);
    return told.length ? [[title, notes.customer?.value.trim(), today()].filter(Boolean).join(" – "), ...told].join("\n") : "";
  };

  const say = (words) => {
    status.textContent = words;
    setTimeout(() => status.textContent === words && (status.textContent = ""), 6000);
  };
  const finished = book.querySelector(".finished");
  const sheet = finished.querySelector("textarea");
  const selectSheet = () => {
    if (book.classList.contains("closed")) open.click();
    fit(sheet);
    return selected(sheet);
  };
  const copyNote = async (notes) => {
    const text = note(notes);
    finished.hidden = !text;
    sheet.value = text;
    if (!text) return say(bar.dataset.empty);
    say((await copied(text, sheet, selectSheet)) ? copying.copied : copying.selected);
    fit(sheet);
  };

  // --- clearing, which can be undone ---

  const open = bar.querySelector(".open");
  const clear = bar.querySelector(".clear");
  const undo = bar.querySelector(".undo");
  let before = null;
  clear.addEventListener("click", () => {
    before = read();
    write({});
    show();
    finished.hidden = true;
    status.textContent = bar.dataset.cleared;
    undo.hidden = !Object.keys(before).length;
    (undo.hidden ? clear : undo).focus();
  });
  undo.addEventListener("click", () => {
    write({ ...before, ...read() });
    show();
    undo.hidden = true;
    status.textContent = "";
    open.focus();
  });

  // --- notes of other editions ---

  const earlier = book.querySelector(".earlier");
  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.addEventListener("click", act);
    return made;
  };
  const editions = () => {
    try {
      return Object.keys(localStorage).filter((one) => one.startsWith(family) && one !== key).sort();
    } catch {
      return [];
    }
  };
  const showEarlier = () => {
    const rows = editions().map((one) => {
      const row = document.createElement("p");
      const words = filled(earlier.dataset.say, { edition: one.slice(family.length) });
      const copy = button(earlier.dataset.copy, () => copyNote(read(one)));
      const remove = button(earlier.dataset.delete, () => {
        localStorage.removeItem(one);
        showEarlier();
      });
      row.append(words, " ", copy, " ", remove);
      return row;
    });
    earlier.replaceChildren(...rows);
    earlier.hidden = !rows.length;
  };

  for (const place of places) {
    place.addEventListener("input", () => {
      if (place.tagName === "TEXTAREA") fit(place);
      undo.hidden = true;
      keep(place);
    });
  }
  addEventListener("storage", (event) => event.key === key && show());
  bar.querySelector(".copy").addEventListener("click", () => copyNote(read()));
  open.addEventListener("click", () => {
    const isOpen = !book.classList.toggle("closed");
    open.setAttribute("aria-expanded", isOpen);
    if (isOpen) book.querySelector("input").focus();
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || open.getAttribute("aria-expanded") === "false") return;
    open.click();
    open.focus();
  });
  bar.hidden = false;
  show();
  showEarlier();
}
