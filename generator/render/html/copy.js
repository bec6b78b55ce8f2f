// Copies a subject or a message's text; where the clipboard is closed to us, selects it so that Ctrl+C does.
{
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

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

  const selected = (element) => {
    select(element);
    return document.execCommand("copy");
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(withAddresses(element, () => element.innerText.trim()));
      return true;
    } catch {
      return withAddresses(element, selected);
    }
  };

  for (const button of document.querySelectorAll(".copied button")) {
    const wording = button.textContent;
    const text = button.parentElement.querySelector("[data-copy]");
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = (await copy(text)) ? button.dataset.done : button.dataset.failed;
      setTimeout(() => (button.textContent = wording), 2500);
    });
    button.hidden = false;
  }
}
