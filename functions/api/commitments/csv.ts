/** CSV (RFC 4180) that people open in a spreadsheet: with a byte order mark, and with nothing in it that a spreadsheet would carry out. */

/** Without it spreadsheets in China read the file as GB 18030. */
export const byteOrderMark = '\ufeff';

/** What begins a formula, also in full width and behind white space. The apostrophe says that it is text. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

const cellOf = (text: string): string => {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** Rows as lines, each with its line end. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
