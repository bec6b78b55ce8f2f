// Copies a subject or a message's text.
{
  // What is pasted may be bare text, so each link brings its address along.
  const withAddresses = (element, use) => {
    const notes = [...element.querySelectorAll("a[data-address]")].map((link) => {
      const note = document.createTextNode(` (${link.dataset.address})`);
      link.after(note);
      return note;
    });
    const result = use(element);
    notes.forEach((note) => note.remove());
    return result;
  };
  const text = (element) => withAddresses(element, () => element.innerText.trim());
  const select = (element) => withAddresses(element, selected);

  for (const button of document.querySelectorAll(".copied button")) {
    const wording = button.textContent;
    const element = button.parentElement.querySelector("[data-copy]");
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = (await copied(text(element), element, select)) ? copying.copied : copying.selected;
      setTimeout(() => (button.textContent = wording), 2500);
    });
    button.hidden = false;
  }
}
