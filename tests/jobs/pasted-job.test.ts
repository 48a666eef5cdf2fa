import { describe, expect, it } from 'vitest';
import { isJobAdvert } from '../../src/desk/job-advert.ts';
import { readPastedJob } from '../../src/jobs/pasted-job.ts';

const LABELLED = `Hi, this one please

Warehouse Team Leader
Company: Parcelnest Ltd
Location: Doncaster, UK
Salary: £29,000 - £31,000 per year
Job type: Part-time, Permanent

About the role
You will lead a shift of 12 people who pick and pack orders with scanners, load trailers and keep the site safe.
Requirements
- 2 years in a warehouse
- Reach truck licence
We offer a pension. Apply by mail.`;

const FRENCH = `Infirmier / Infirmière de nuit (H/F)
Clinique du Parc · Lyon, France
CDI, temps plein

Nous recherchons une infirmière pour notre service de chirurgie.
Vos missions : soins post-opératoires, surveillance, administration des traitements, tenue du dossier de soins.
Profil recherché : Diplôme d'État d'infirmier exigé, deux ans en service de soins.
Nous offrons une prime de nuit et deux week-ends libres sur trois. Candidature par courriel.`;

const GERMAN = `<div class="stelle"><h1>LKW-Fahrer (m/w/d) CE</h1><p>Spedition Harbig &ndash; Frankfurt (Oder)</p>
<p>Wir suchen zur Verstärkung Fahrer im Nahverkehr.</p><h3>Deine Aufgaben</h3><ul><li>Paletten ausliefern</li><li>Ladung sichern</li></ul>
<h3>Das bringst du mit</h3><ul><li>Führerschein CE, Schlüsselzahl 95</li></ul><p>Wir bieten 16,50 &euro; je Stunde in Vollzeit.</p>
<style>.x{display:none}</style><script>alert(1)</script></div>`;

describe('the text of a job that a client pastes', () => {
  it('is told from a client who speaks of themselves', () => {
    for (const advert of [LABELLED, FRENCH, GERMAN]) expect(isJobAdvert(advert)).toBe(true);
    const story = `so i was thinking maybe something with elderly people or kids, i don't mind really but not too far from home because i
don't drive and i have a daughter, i worked part-time in a care home and i want at least £13 an hour, i can apply today and i have
a qualification, full-time would be fine too if the company is near, i am looking for a team that is nice and pays a pension`;
    expect(isJobAdvert(story)).toBe(false);
    const page = `<div><h1>Forklift Driver</h1><p><b>Coldbarn</b> Rotherham</p><p>£13.50 an hour</p><ul><li>Reach truck licence</li><li>Frozen store, nights, and every second weekend</li><li>Stock checks and the loading bay, with scanners and lists of the day before, and the tidying of aisles at the end of a shift</li></ul></div>`;
    expect(isJobAdvert(page)).toBe(true);
    expect(isJobAdvert('find me part-time nurse jobs, salary over 40k, apply today')).toBe(false);
  });

  it('is read by its labels, and the greeting above it is none of it', () => {
    expect(readPastedJob(LABELLED, {})).toMatchObject({
      title: 'Warehouse Team Leader',
      company: 'Parcelnest Ltd',
      places: ['Doncaster, UK'],
      pay: { min: 29_000, max: 31_000 },
      employment: 'part-time',
      contact: null,
      url: null,
    });
  });

  it('is read by the look of its first lines where nothing is labelled', () => {
    expect(readPastedJob(FRENCH, {})).toMatchObject({
      title: 'Infirmier / Infirmière de nuit (H/F)',
      company: 'Clinique du Parc',
      places: ['Lyon, France'],
    });
  });

  it('may be HTML, of which only what people see is read', () => {
    const read = readPastedJob(GERMAN, {});
    expect(read).toMatchObject({ title: 'LKW-Fahrer (m/w/d) CE', company: 'Spedition Harbig' });
    expect(read?.text).toContain('- Ladung sichern');
    expect(read?.text).not.toMatch(/alert|display|</);
  });

  it('takes names from others only where they stand in the text', () => {
    const names = { title: 'Chief Executive', company: 'Parcelnest Ltd', place: 'Monaco' };
    expect(readPastedJob(LABELLED, names)).toMatchObject({
      title: 'Warehouse Team Leader',
      company: 'Parcelnest Ltd',
      places: ['Doncaster, UK'],
    });
  });

  it('is the same posting however often it is pasted', () => {
    expect(readPastedJob(LABELLED, {})?.id).toBe(readPastedJob(LABELLED, {})?.id);
  });

  it('is none where no work is named', () => {
    expect(readPastedJob('Lorem ipsum dolor sit amet. '.repeat(20), {})).toBeNull();
  });
});
