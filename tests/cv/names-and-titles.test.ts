import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../src/cv/facts.ts';

function headOf(line: string, below = '') {
  const text = `${line}\n${below}\n\nExperience\nKelpdb, 2019 - 2024\n- Kept the lights on\n`;
  const facts = factsFrom(text, () => []);
  for (const { value, span } of facts)
    if (span) expect(text.slice(span.start, span.end)).toBe(value);
  return Object.fromEntries(facts.map(({ kind, value }) => [kind, value]));
}

describe('name and title in the first lines of a CV', () => {
  it.each([
    [
      'Ines Duarte — Senior Software Engineer (Rust)',
      'Ines Duarte',
      'Senior Software Engineer (Rust',
    ],
    ['Ines Duarte - Senior Software Engineer', 'Ines Duarte', 'Senior Software Engineer'],
    ['Jean-Luc Martin | Infirmier de nuit', 'Jean-Luc Martin', 'Infirmier de nuit'],
    ['Anna Müller, Krankenschwester', 'Anna Müller', 'Krankenschwester'],
    ['Stefan Gruber · Schweißer', 'Stefan Gruber', 'Schweißer'],
  ])('reads %j as a person and what they are', (line, name, title) => {
    const head = headOf(line);
    expect(head.name).toBe(name);
    expect(head.title).toMatch(new RegExp(`^${title.replace('(', '\\(')}`));
    expect(head.title).not.toContain(name);
  });

  it('reads letters behind a name as no part of it', () => {
    expect(headOf('Adaeze Okonkwo, LL.M.', 'Commercial lawyer')).toMatchObject({
      name: 'Adaeze Okonkwo',
      title: 'Commercial lawyer',
    });
  });

  it.each([
    'Support Worker',
    'Warehouse Operative',
    'Site Foreman',
    'Soldador TIG',
    'Réceptionniste',
    'Physiotherapist',
  ])('knows %j as a title', (title) => expect(headOf('Ada Brook', title).title).toBe(title));

  it('reads a place without the sentence behind it', () => {
    expect(headOf('Ada Brook', 'Porto, Portugal. Remote only.').place).toBe('Porto, Portugal');
    expect(headOf('Ada Brook', 'Washington, D.C.').place).toMatch(/^Washington, D\.C/);
  });

  it('leaves a title alone that holds a comma or a dash itself', () => {
    expect(headOf('Ada Brook', 'Engineer, Storage').title).toBe('Engineer, Storage');
    expect(headOf('Senior Engineer – Storage').name).toBeUndefined();
  });
});
