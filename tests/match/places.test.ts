import { describe, expect, it } from 'vitest';
import { offeredPlaces, type Place, placeCovers, placesIn } from '../../src/match/places.ts';

function place(text: string): Place {
  const [first] = placesIn(text);
  if (!first) throw new Error(`no place in ${text}`);
  return first;
}

describe('places in a text', () => {
  it.each([
    ['Berlin, Germany', ['Berlin', 'Germany']],
    ['München', ['Munich']],
    ['Remote - EU', ['EU']],
    ['Remote (US)', ['United States']],
    ['Austin, TX', ['Austin', 'Texas']],
    ['join us in our office', []],
    ['a nice team reading books', []],
    ['Nice, France', ['Nice', 'France']],
    ['New York City', ['New York']],
    ['', []],
  ])('reads %j as %j', (text, expected) => {
    expect(placesIn(text).map(({ name }) => name)).toEqual(expected);
  });
});

describe('whether an offer covers a wish', () => {
  it.each([
    ['Germany', 'Berlin', 'yes'],
    ['Europe', 'Berlin', 'yes'],
    ['Spain', 'Remote - EU', 'yes'],
    ['Germany', 'Remote (US)', 'no'],
    ['Berlin', 'Munich', 'no'],
    ['Berlin', 'Germany', 'unknown'],
    ['DACH', 'Zürich', 'yes'],
    ['Madrid', 'worldwide', 'yes'],
    ['Texas', 'Austin', 'yes'],
    ['Texas', 'Boston', 'no'],
    ['Europe', 'APAC', 'no'],
    ['UK', 'London', 'yes'],
    ['EU', 'London', 'no'],
  ])('%j wanted, %j offered: %s', (wanted, offered, verdict) => {
    expect(placeCovers(place(wanted), place(offered))).toBe(verdict);
  });
});

describe('offeredPlaces', () => {
  it('takes the town for the place, and the country only where no town of it stands', () => {
    const names = (...lines: string[]) => offeredPlaces(lines).map(({ name }) => name);
    expect(names('Dresden, Germany')).toEqual(['Dresden']);
    expect(names('Germany')).toEqual(['Germany']);
    expect(names('Dresden, Germany', 'Austria')).toEqual(['Dresden', 'Austria']);
    expect(names('Remote - Germany', 'Paris')).toEqual(['Germany', 'Paris']);
  });
});
