import type { ClientRecord } from '../../desk/client-record.ts';
import type { Fact, FactKind } from '../../desk/cv.ts';
import type { CvSpan, Position } from '../../desk/positions.ts';

/**
 * The facts of a client in the form of JSON Resume (schema v1.0.0), so that other programs can read them. Nothing is
 * added to what was read or told; what the client told outranks what was read. Null when there are none.
 */
export function jsonResume(record: Pick<ClientRecord, 'cv' | 'facts'>, at: Date) {
  const { cv, facts } = record;
  if (facts.length === 0) return null;
  const all = (kind: FactKind) => facts.filter((fact) => fact.kind === kind);
  const one = (kind: FactKind) =>
    (all(kind).find(({ origin }) => origin === 'client') ?? all(kind)[0])?.value;
  const [city, ...region] = (one('place') ?? '').split(',').map((part) => part.trim());
  const link = one('link');
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: {
      ...given('name', one('name')),
      ...given('label', one('title')),
      ...given('email', one('email')),
      ...given('phone', one('phone')),
      ...given('url', link && !/^https?:/i.test(link) ? `https://${link}` : link),
      ...given('summary', one('years')),
      ...(city ? { location: { city, ...given('region', region.join(', ')) } } : {}),
    },
    work: work(cv?.positions ?? [], all('achievement'), all('experience')),
    education: all('education').map(({ value }) => ({ institution: value })),
    skills: all('skill').map(({ value }) => ({ name: value })),
    languages: all('language').map(({ value }) => language(value)),
    certificates: [...all('certificate'), ...all('licence')].map(({ value }) => ({ name: value })),
    meta: { version: 'v1.0.0', lastModified: at.toISOString() },
  };
}

/** Stations with what was achieved below each; what the client told of a job stands as they told it. */
function work(
  positions: readonly Position[],
  achievements: readonly Fact[],
  told: readonly Fact[],
) {
  const below = (position: Position, next: Position | undefined) =>
    achievements
      .filter(({ span }) => span && span.start > startOf(position) && span.start < startOf(next))
      .map(({ value }) => value);
  const stations = positions.map((position, index) => ({
    ...given('name', position.employer?.text),
    ...given('position', position.title?.text),
    startDate: position.from,
    ...(position.to === null ? {} : { endDate: position.to }),
    highlights: below(position, positions[index + 1]),
  }));
  const own = told.filter(({ origin }) => origin === 'client');
  return [...own.map(({ value }) => ({ position: value })), ...stations];
}

function startOf(position: Position | undefined): number {
  const spans = [position?.title, position?.employer].filter(
    (span): span is CvSpan => span !== null && span !== undefined,
  );
  return Math.min(Number.POSITIVE_INFINITY, ...spans.map(({ start }) => start));
}

/** "German (B1)" and "German: native" name a level. */
function language(value: string) {
  const [, name = value, bracketed, behind] =
    /^([^(:–-]{2,30}?)\s*(?:\(([^)]{1,30})\)|(?::|\s[–-]\s)\s*(.{1,30}))$/.exec(value) ?? [];
  return { language: name, ...given('fluency', bracketed ?? behind) };
}

function given<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  const filled: { [K in Key]?: string } = {};
  if (value) filled[key] = value;
  return filled;
}
