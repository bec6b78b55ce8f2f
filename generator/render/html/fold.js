// Letters as people type them: without case and without Polish or other marks, as many characters as before.
const stroked = { "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d" };
const fold = (text) =>
  text.replace(/[^\x00-\x7f]/g, (letter) => stroked[letter] || letter.normalize("NFD")[0]).toLowerCase();
const wordsOf = (text) => fold(text).split(/[\s,;]+/).filter(Boolean);
