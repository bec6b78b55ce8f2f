// A stroke goes to where one types what one looks for, unless one is typing already.
addEventListener("keydown", (event) => {
  const writes = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = document.querySelector("#page-search, #page-filter");
  if (!input || input.closest("[hidden]")) return;
  event.preventDefault();
  input.focus();
  input.select();
});
