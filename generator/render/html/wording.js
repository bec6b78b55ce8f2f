// The page's own words with their blanks filled in.
const filled = (wording, values) => wording.replace(/\{(\w+)\}/g, (_, name) => values[name]);
