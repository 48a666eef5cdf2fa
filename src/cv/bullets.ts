/**
 * What stands before an item of a list: a dash or star with a space, a sign that is nothing else (the letters of
 * symbol fonts are U+F0A0 to U+F0FF), the "o" of Word's second level, or a number.
 */
export const BULLET =
  /^\s*(?:[-–—*](?=\s)|[•·▪▫◦‣⁃●○■□◆◇►▶➢➤→✓✔★\uf0a0-\uf0ff]|o(?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)/;
