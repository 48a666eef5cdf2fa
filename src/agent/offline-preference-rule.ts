import { phrase, type Rule, use } from './offline-rule.ts';

/** "I only want remote", "no travel", "I live in Berlin", "at least 60k", "I need a visa for the US". */
export const preferenceRule: Rule = (clause) => {
  const said = clause.replace(/[.!]+$/, '').trim();
  const bare = /^(?:fully )?(remote|hybrid|on-?site)(?: (?:work|jobs?))? only$/i.exec(said)?.[1];
  if (bare) return remember('remote', bare.toLowerCase().replace('-', ''));
  const forgotten =
    /^forget (?:about )?(?:my |the |that )?(goal|place|remote|pay floor|pay|salary|language|(?:work )?(?:authori[sz]ation|visa|permit)|seniority|time ?zone)(?: preference| wish)?$/i.exec(
      said,
    )?.[1];
  if (forgotten) return use('remember_preference', { key: keyOf(forgotten), value: '' });
  if (AUTHORISATION.test(said)) return remember('authorisation', said);
  const zone = /\b(?:time ?zone)\b.*?\b([A-Z][A-Za-z]+\/[A-Z][\w/+-]+|UTC|GMT)\b/.exec(said)?.[1];
  if (zone) return remember('time_zone', zone);
  const pay =
    /\b(?:at least|minimum(?: of)?|min\.?|not (?:less than|under|below)|no less than|above|over|more than|starting (?:at|from)|(?:pay floor|minimum (?:pay|salary)|(?:pay|salary) minimum) (?:is|of)|minimum salary:?)\s+((?:[$€£]|usd |eur |gbp |chf )?\s*\d[\d.,']*\s*(?:k\b|thousand\b)?\s*(?:[$€£]|euros?|usd|eur|gbp|chf|dollars?|pounds?)?(?:\s*(?:a|per|\/)\s*(?:year|month|hour|day|annum))?)/i.exec(
      said,
    )?.[1];
  const least =
    pay ??
    /^i (?:want|need|ask) ((?:[$€£]\s*)?\d[\d.,']*\s*(?:k\b)?\s*(?:[$€£]|euros?|usd|eur|gbp|chf|dollars?|pounds?)?(?:\s*(?:an?|per|\/)\s*(?:year|month|hour|day))?) (?:minimum|at least|or more|and up)$/i.exec(
      said,
    )?.[1];
  const statesWish =
    /^(?:i|my|no|only|at least|minimum|min|nothing|not|pay|salary|remember|never|please)\b/i.test(
      said,
    );
  const seeks = /\b(?:find|search|show|look(?:ing)? for|after)\b/i.test(said);
  if (least && statesWish && !seeks && !/\byears?\b(?! *$)/i.test(said.replace(least, '')))
    return remember('pay_floor', least);
  const remote =
    /^(?:i(?:'d)? (?:only |really |would )*(?:want|prefer|need|like|do|can|would like|'d like)(?: to)?(?: only)?|only|just|nothing but|preferably|remember:?(?: that)? i (?:only )?(?:want|prefer))(?: (?:work(?:ing)?|jobs?|roles?|positions?))?(?: (?:fully|in|from|only|on))*\s*(remote|hybrid|on-?site|office|home)(?:ly)?(?: (?:work|jobs?|roles?|positions?|only|please))*$/i.exec(
      said,
    )?.[1];
  if (
    remote &&
    (/\b(?:only|just|prefer|preferably|nothing but|remember|work)\b/i.test(said) ||
      !/\bjobs?|roles?|positions?\b/i.test(said))
  )
    return remember(
      'remote',
      /remote|home/i.test(remote) ? 'remote' : /hybrid/i.test(remote) ? 'hybrid' : 'onsite',
    );
  const place =
    /^(?:i (?:live|am based|'m based|reside)|i'm based|i(?:'m| am) (?:living|located)|based) (?:in|near|at) (.+)$/i.exec(
      said,
    )?.[1] ??
    /^(?:i (?:only )?(?:want|prefer|would like|'d like) to (?:work|live|stay|move)|only) (?:in|to|near) ((?!remote|home|hybrid).+)$/i.exec(
      said,
    )?.[1];
  if (place) return remember('place', place);
  const goal =
    /^(?:my (?:goal|dream|aim) is(?: to)?(?: become| be| work as)?|i (?:want|would like|'d like) to (?:become|be|work as)|my dream job is) (?:a |an )?(.+)$/i.exec(
      said,
    )?.[1];
  if (goal) return remember('goal', goal);
  const seniority =
    /^(?:i(?:'m| am| only want| want| prefer| look for)?|only|just)\s*(?:a |an )?(junior|entry[- ]level|mid(?:[- ]level)?|senior|lead|staff|principal|head)(?: level)?(?: (?:roles?|jobs?|positions?|level|only|engineer|developer|ones?))*$/i.exec(
      said,
    )?.[1];
  if (seniority) return remember('seniority', seniority.toLowerCase());
  const language =
    /^(?:i (?:only )?(?:speak|work in|want to work in)|the language (?:should|must) be|only jobs in|answer in|write in) ((?:english|german|french|spanish|italian|dutch|portuguese|polish|[A-Z][a-z]+ish)(?:\W+(?:and|or)?\s*(?:english|german|french|spanish|italian|dutch|portuguese|polish))*)(?: only)?$/i.exec(
      said,
    )?.[1];
  if (language) return remember('language', language);
  const never =
    /^(?:i (?:do not|don'?t|never|won'?t|will not|cannot|can'?t) (?:want(?: any| to(?: work (?:in|for|at|with))?)?|like|do|accept|work(?: (?:in|for|at|with|on))?|need)|no|never|nothing with|not|avoid|exclude|without) (?:to )?(?:for |with |in |at )?(?:any )?((?!no\b|thanks?|thank|problem|worries|idea|need|way|longer|more|matter|one\b|yet|now|really|sure|bad).{2,80})$/i.exec(
      said,
    )?.[1];
  if (never && never.split(/\s+/).length <= 6 && !/\b(?:it|this|that|you)\b/i.test(never))
    return remember('must_not', never);
  return null;
};

const AUTHORISATION =
  /^i(?:'ll| will| would| do)?(?: not|n'?t| don'?t)?(?: also)? (?:need|require|have) (?:an? |the |no |any )?(?:h-?1b |work |employment )?(?:visa|sponsor(?:ship)?|work permit|permit|green card|blue card|right to work)\b|^i(?: a|')m (?:an? )?[A-Z][\w. -]{1,30} (?:citizen|national)\b|^i(?: a|')m (?:not )?(?:authori[sz]ed|allowed|eligible|permitted) to work\b|^i (?:can|may) work in .{2,60}without (?:an? )?(?:visa|sponsor(?:ship)?|permit)/i;

function remember(key: string, value: string) {
  return use('remember_preference', { key, value: phrase(value).slice(0, 200) });
}

function keyOf(word: string): string {
  const folded = word.toLowerCase();
  if (/pay|salary/.test(folded)) return 'pay_floor';
  if (/authori|visa|permit/.test(folded)) return 'authorisation';
  return folded.startsWith('time') ? 'time_zone' : folded;
}
