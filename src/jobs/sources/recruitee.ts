import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { type Source, SUBDOMAIN, USUAL } from '../source.ts';

const OFFER = z.object({
  id: ID,
  title: z.string(),
  company_name: TEXT,
  location: TEXT,
  locations: z.array(z.object({ city: TEXT, country: TEXT, name: TEXT })).nullish(),
  remote: z.boolean().nullish(),
  hybrid: z.boolean().nullish(),
  on_site: z.boolean().nullish(),
  description: TEXT,
  requirements: TEXT,
  employment_type_code: TEXT,
  experience_code: TEXT,
  careers_url: TEXT,
  published_at: TEXT,
  created_at: TEXT,
  close_at: TEXT,
  status: TEXT,
  salary: z
    .object({
      min: z.union([z.string(), z.number()]).nullish(),
      max: z.union([z.string(), z.number()]).nullish(),
      currency: TEXT,
      period: TEXT,
    })
    .nullish(),
});

/** Recruitee: {board}.recruitee.com/api/offers/. Salary bounds are strings. */
export const parseRecruitee: BoardParser = (raw, { board }) => {
  const list = z.object({ offers: z.unknown() }).safeParse(parseJson(raw, 'Recruitee'))
    .data?.offers;
  return readItems({ source: 'recruitee', board, list, listName: '"offers"' }, OFFER, (offer) => {
    if (offer.status && offer.status !== 'published') return null;
    const places = (offer.locations ?? []).map(({ city, country, name }) =>
      [city || name, country].filter(Boolean).join(', '),
    );
    return {
      externalId: offer.id,
      title: offer.title,
      company: offer.company_name ?? board ?? '',
      places: places.length > 0 ? places : [offer.location ?? ''],
      remote: modeOf(offer),
      pay: offer.salary ? payFrom(offer.salary) : null,
      employment: employmentFrom(offer.employment_type_code?.replaceAll('_', ' ')),
      seniority: seniorityFrom(offer.title),
      url: offer.careers_url ?? null,
      text: [offer.description, offer.requirements]
        .map((part) => htmlText(part ?? ''))
        .filter(Boolean)
        .join('\n\n'),
      postedAt: readDate(offer.published_at ?? offer.created_at),
      closesAt: readDate(offer.close_at),
    };
  });
};

/** Three flags of which several may be set: hybrid is the honest word for remote plus on site. */
function modeOf(offer: z.infer<typeof OFFER>) {
  if (offer.hybrid || (offer.remote && offer.on_site)) return 'hybrid';
  if (offer.remote) return 'remote';
  return offer.on_site ? 'onsite' : 'unknown';
}

const originOf = (board: string) => `https://${board}.recruitee.com`;

export const recruitee: Source = {
  ...USUAL,
  name: 'recruitee',
  form: 'recruitee:NAME',
  boards: SUBDOMAIN,
  origin: originOf,
  oneAnswer: true,
  parse: parseRecruitee,
  pages: atOnce(parseRecruitee, ({ board }) => ({ url: `${originOf(board)}/api/offers/` })),
};
