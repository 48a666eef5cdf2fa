import { z } from 'zod';
import { wrongShape } from './board-parse.ts';
import { parseXml } from './xml.ts';

const CHANNEL = z.object({
  rss: z.object({
    channel: z.union([
      z.literal(''),
      z.looseObject({ title: z.string().nullish(), item: z.array(z.unknown()).nullish() }),
    ]),
  }),
});

/** The items of an RSS feed. A feed without items is an empty board; anything else is no feed. */
export function readRss(raw: string, source: string): { title: string | null; items: unknown[] } {
  const channel = CHANNEL.safeParse(parseXml(raw, source, ['item'])).data?.rss.channel;
  if (channel === undefined) throw wrongShape(source, '<channel>');
  return channel === ''
    ? { title: null, items: [] }
    : { title: channel.title ?? null, items: channel.item ?? [] };
}
