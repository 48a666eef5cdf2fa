import type { ClientName } from './claim-cvs.ts';

/**
 * Sentences of drafts, own-made: `+` stands in the CV, in other words too; `-` does not; `o` says nothing of the client
 * that could be proved. A line is `sign kind sentence`.
 */
const BY_CLIENT: Readonly<Record<ClientName, string>> = {
  ada: `
+ years I have eight years of experience in backend development.
+ years I have been a backend engineer for five years.
+ years I have worked with software since 2016.
+ number At Tideline Freight I moved 14 nightly batches to Kafka streams.
+ number I cut the delay of shipment data from a day to 5 minutes.
+ number I reduced cloud costs by 30%.
+ number My resizing of PostgreSQL and Redis reduced cloud costs by 30 percent.
+ deed I led a team of 4 engineers.
+ deed I led four engineers through the rewrite of the billing service.
+ deed As the lead of a team of four, I rewrote the billing service in TypeScript.
+ skill I know TypeScript, Node.js and PostgreSQL.
+ skill My daily tools are Kafka, Redis and Docker.
+ skill I have built REST APIs in Java and Spring Boot.
+ skill My experience with Node.js and Kafka would help your platform.
+ employer I worked at Tideline Freight from 2019 to 2024.
+ employer Before that, I was a developer at Plum Software.
+ employer At Plum Software I built an insurance portal.
+ title I work as a backend engineer.
+ title I am a backend engineer in Lisbon.
+ degree I hold a bachelor's degree in computer science from the University of Porto.
+ degree I studied computer science at the University of Porto.
+ certificate I am an AWS Certified Solutions Architect.
+ certificate My AWS certification helps me with cloud costs.
+ language I speak English and Portuguese.
+ language I am fluent in English.
+ language Portuguese is my mother tongue, and I speak basic Spanish.
+ statement I mentored two juniors and wrote automated tests.
+ statement I rewrote the billing service and moved batches to streams.
+ statement - Moved 14 nightly batches to Kafka streams
+ statement - Reduced cloud costs by 30% by resizing instances
+ praise I have extensive experience in backend engineering.
+ number I mentored two juniors at Plum Software.
- years I have ten years of experience in backend development.
- years I have 12+ years of experience with Java.
- years With over a decade of experience, I know how to scale systems.
- years I have worked with Node.js for fifteen years.
- number I moved 40 nightly batches to Kafka streams.
- number I reduced cloud costs by 45%.
- number I cut response times by 60 percent.
- number I served 3 million readers at Tideline Freight.
- number I led a team of 12 engineers.
- number My team of 30 shipped every week.
- deed I founded a startup for shipping software.
- deed I won a hackathon in Lisbon.
- deed I was promoted twice at Tideline Freight.
- deed I published papers on streaming.
- deed I hold a patent for stream processing.
- skill I have run Kubernetes clusters for years.
- skill I am experienced in Go and Terraform.
- skill My experience with Kubernetes and Terraform matches your needs.
- skill I have written services in Rust and Elixir.
- skill I used GraphQL and MongoDB at Plum Software.
- employer I worked at Globex as a developer.
- employer During my time at Quillmark I built search.
- employer I was an engineer at Amazon before.
- employer My years at Google taught me a lot.
- title I work as a senior platform engineer.
- title I was the CTO of a small company.
- title As a data scientist, I know statistics.
- title I am currently a director of engineering.
- degree I hold a master's degree in computer science.
- degree I have a PhD in distributed systems.
- degree I have a bachelor's degree in physics.
- degree I earned an MBA from INSEAD.
- certificate I am a certified Kubernetes administrator.
- certificate I hold the CISSP certificate.
- certificate I am a certified Scrum Master.
- language I speak fluent German.
- language I am fluent in Spanish.
- language I am a native English speaker.
- praise I am an expert in distributed systems.
- praise I am one of the best engineers in Portugal.
- praise I have a world-class track record in platform engineering.
- statement I negotiated contracts with suppliers and planned the office move.
- statement I ran the on-call rota and handled incidents at night.
- statement - Designed a recommendation engine for retail customers
- statement I presented quarterly roadmaps to investors.
o wish I am writing about your opening for Senior Platform Engineer at Quillmark.
o wish I would love to learn Kubernetes and Go with your team.
o wish I am applying because Quillmark serves 3 million readers.
o wish I look forward to hearing from you.
o wish Could we talk next week?
o wish I would be happy to lead your team of 12.
o other Your team runs Kubernetes clusters with Terraform.
o other Your posting asks for Terraform and Go.
o other Kind regards, Ada Brook
o other Dear hiring team,
o wish My CV is attached.
o trait I am a quick learner and enjoy working with others.
o denial I have not worked with Kubernetes yet.
o denial I have no master's degree, but I learn fast.`,
  ines: `
+ years I have worked at St. Alban Hospital since 2014.
+ years I have more than ten years of experience as a nurse.
+ number I care for up to 8 patients a shift.
+ number I reduced falls on the ward by 20 percent.
+ number I trained six new nurses in wound care.
+ deed I coordinate the night shift.
+ title I am a registered nurse.
+ title I have been the night shift coordinator since 2020.
+ title I started as a care assistant at Greenfield Nursing Home.
+ certificate I hold BLS and ACLS certificates.
+ certificate I am a registered nurse with an ACLS certificate.
+ degree I hold a Diploma in Nursing from Greenfield College.
+ language I speak English and conversational French.
+ skill I keep electronic charts in Epic.
+ skill I know wound care and medication.
+ statement I gave medication and cared for patients after abdominal surgery.
+ statement I helped residents with meals and walks.
+ statement My checklist reduced falls on the ward.
+ employer I worked at Greenfield Nursing Home from 2011 to 2014.
+ statement I wrote handover notes and helped residents with washing.
- years I have twenty years of experience as a nurse.
- number I care for 15 patients a shift.
- number I reduced infections by 20 percent.
- number I trained 25 nurses.
- number I reduced falls by half and complaints by 35 percent.
- deed I led 25 nurses in intensive care.
- deed I supervised the dialysis unit.
- deed I won the nurse of the year award.
- title I am a charge nurse.
- title I work as a nurse practitioner.
- title I was head of nursing at a clinic.
- certificate I hold a CCRN certificate.
- certificate I am a certified midwife.
- certificate I am a licensed physical therapist.
- degree I hold a bachelor's degree in nursing.
- degree I have a Master of Science in Nursing.
- language I speak fluent French.
- language I speak Spanish with my patients.
- skill I have experience with ventilators and dialysis.
- employer I worked at Harbour Clinic for three years.
- employer I trained at Charité in Berlin.
- praise I have an outstanding record in intensive care.
- statement I managed budgets and ordered equipment for the operating theatre.
- statement I assisted surgeons during heart transplants.
o wish I would like to work in intensive care at Harbour Clinic.
o wish I am interested in your position as Charge Nurse.
o wish I am available from next month.
o other Harbour Clinic has 40 beds.
o trait I am reliable and care deeply about people.
o denial I do not hold the CCRN certificate yet.`,
  tom: `
+ years Ich habe über zwölf Jahre Erfahrung in der Lagerlogistik.
+ number Ich habe die Fehlerquote um 15 % gesenkt.
+ number Bei Nordkai Logistik habe ich 18 Mitarbeiter im Schichtbetrieb geleitet.
+ deed Ich leitete 18 Mitarbeiter.
+ skill Ich arbeite täglich mit SAP und Excel.
+ certificate Ich habe einen Staplerschein.
+ language Ich spreche Deutsch als Muttersprache.
+ statement Ich habe Scanner eingeführt und die Inventur mit SAP gemacht.
+ employer Von 2010 bis 2017 war ich bei Elbspeicher tätig.
+ title Ich arbeite als Lagerleiter in Hamburg.
+ statement I worked in picking and goods receipt and drove forklifts with SAP.
- years Ich habe über zwanzig Jahre Erfahrung in der Logistik.
- number Ich habe die Fehlerquote um 40 % gesenkt.
- number Ich habe 60 Mitarbeiter geleitet.
- skill Ich habe Erfahrung mit Oracle und Salesforce.
- degree Ich habe einen Master in Logistik.
- degree Ich habe ein abgeschlossenes Studium der Betriebswirtschaft.
- language Ich spreche fließend Polnisch.
- language Mein Englisch ist verhandlungssicher.
- employer Ich habe fünf Jahre bei Maersk gearbeitet.
- title Ich war als Geschäftsführer tätig.
- certificate Ich habe den Führerschein Klasse CE.
- praise Ich habe exzellente Kenntnisse in Lean Management.
- deed Ich habe eine eigene Spedition gegründet.
- statement Ich habe Verträge mit Reedereien verhandelt und Zölle berechnet.
o wish Ich bewerbe mich auf Ihre Stelle als Logistikleiter bei Hansa Fracht.
o wish Ich freue mich auf ein Gespräch.
o wish Gerne würde ich Polnisch lernen.
o other Mit freundlichen Grüßen
o other Sie führen 60 Mitarbeiter an drei Standorten.
o trait Ich bin zuverlässig und teamfähig.
o denial Ich habe noch nicht mit Oracle gearbeitet.`,
  lena: `
+ years I have eight years of experience in marketing.
+ number I grew newsletter subscribers from 8,000 to 45,000.
+ number I planned a budget of 400,000 EUR a year.
+ number I organised ten trade fairs at Atelier Bleu.
+ deed I managed two agencies.
+ deed I won the Prix Regional Marketing 2021.
+ skill I work with Google Analytics, HubSpot and Photoshop.
+ title I am a marketing manager in Lyon.
+ degree I hold a master in marketing from Université Lyon 2.
+ language I speak French, English and some Italian.
+ statement I planned campaigns for organic cosmetics in France and Belgium.
+ employer At Maison Verte I grew the newsletter.
+ years J'ai huit ans d'expérience en marketing.
+ skill Je travaille avec Google Analytics et HubSpot.
+ number J'ai fait passer la newsletter de 8,000 à 45,000 abonnés.
+ language Je parle couramment anglais.
+ employer J'ai travaillé chez Maison Verte de 2018 à 2023.
+ years Tengo ocho años de experiencia en marketing.
+ skill Trabajo con HubSpot y Photoshop, y tengo un máster en marketing.
+ language Hablo francés e inglés.
- years I have fifteen years of experience in marketing.
- number I grew newsletter subscribers to 90,000.
- number I owned a budget of 5 million EUR.
- number I organised 40 trade fairs.
- deed I led nine marketers.
- deed I won two international awards for TV advertising.
- deed I founded an agency in Paris.
- skill I know Salesforce well.
- skill My experience with TV advertising and Salesforce fits your needs.
- title I was head of brand at a food company.
- title I work as a sales director.
- degree I have a doctorate in psychology.
- degree I hold an MBA.
- language I speak fluent Spanish.
- language I am fluent in Italian.
- employer I launched products at Danone.
- praise I am a renowned expert in food marketing.
- statement I launched snack products in supermarkets across Spain.
- years J'ai quinze ans d'expérience en marketing.
- skill J'ai une expérience solide de Salesforce.
- language Je parle couramment espagnol.
- deed J'ai dirigé une équipe de neuf personnes.
- degree J'ai un doctorat en psychologie.
- years Tengo veinte años de experiencia.
- language Hablo español con fluidez.
- number Gestioné un presupuesto de 5 millones de euros.
- deed Fundé mi propia agencia en Madrid.
- employer Trabajé en Danone durante tres años.
o wish I am excited about Oxbow Foods and its move to Spain.
o wish Je vous remercie de votre attention.
o wish Je souhaite rejoindre Oxbow Foods.
o wish Me gustaría trabajar en Oxbow Foods.
o other Your team will launch products in Spain.
o trait I love food and enjoy good stories.
o denial I do not speak Spanish yet.`,
  marco: `
+ title I am a sous chef in Manchester.
+ number At The Copper Pan I run the pass for 120 covers a night.
+ number I keep food cost at 28%.
+ number I order from nine suppliers.
+ deed I train apprentices.
+ years I have cooked for more than ten years.
+ employer Before that I was chef de partie at Hotel Lindenhof.
+ statement I wrote the autumn menu together with the head chef.
+ certificate I hold a Food Hygiene Level 3 certificate.
+ degree I have a Level 3 Diploma in Professional Cookery.
+ language I speak Italian, English and a little German.
+ skill I keep HACCP records every day.
+ statement I started as a commis chef at Osteria Lago.
- title I am a head chef with a strong team.
- number I run the pass for 200 covers a night.
- number I lead a brigade of 14.
- number I lowered food cost to 22%.
- deed I earned two Michelin stars.
- deed I opened and founded my own restaurant.
- certificate I hold a WSET award in wines.
- skill I am experienced in pastry and vegan cooking.
- employer I cooked at Noma for two seasons.
- language I speak fluent German.
- praise I am among the best chefs in the north.
- years I have twenty-five years of experience in kitchens.
- degree I have a degree in hotel management.
- statement I planned weddings and hired waiters.
o wish I would love to lead your brigade of 14 at Fern & Flint.
o wish Your two Michelin stars are the reason why I write.
o wish I could come for a trial shift on Monday.
o other Your menu changes with the season.`,
  priya: `
+ title I work as a financial analyst.
+ years I have seven years of experience in finance.
+ number I found savings of 1.2 million USD in vendor contracts.
+ number I checked 300 invoices a week at Orchard Retail.
+ statement I presented results to the board.
+ skill I built the monthly cash forecast in Excel and Power BI.
+ skill SQL and SAP are part of my work.
+ certificate I passed CFA Level II.
+ degree I hold a bachelor's degree in finance.
+ degree I graduated from the University of Mumbai in 2017.
+ employer I was at Kestrel Bank from 2019 to 2024.
+ statement My forecasts were presented to the board twice a year.
+ skill My background in budgeting and forecasting would help Delta Grain.
- title I am a finance manager.
- years I bring ten years of finance experience.
- number I found savings of 12 million USD.
- number I lead six analysts.
- certificate I am a CPA.
- certificate I am a CFA charterholder and a certified fraud examiner.
- skill I write Python and build dashboards in Tableau.
- skill I have deep knowledge of Python.
- degree I hold an MBA from Wharton.
- employer At Delta Grain I traded wheat.
- employer I interned at Goldman Sachs.
- deed I was promoted to manager within a year.
- deed I led the merger with another bank.
- praise I have an outstanding track record in trading.
- statement I negotiated loans with investors and set up a treasury team.
- language I speak Mandarin and Hindi.
- number I cut reporting time by 70%.
o wish I am applying for the position of Finance Manager at Delta Grain.
o wish I would like to hear more about the 4 million tonnes of wheat that you trade.
o other You ask for Python and Tableau.
o denial I am not a CPA.`,
};

export interface ClaimSentence {
  client: ClientName;
  isSupported: boolean;
  kind: string;
  text: string;
}

export const SENTENCES: readonly ClaimSentence[] = Object.entries(BY_CLIENT).flatMap(
  ([client, block]) =>
    block
      .trim()
      .split('\n')
      .map((line) => {
        const [, sign = '', kind = '', text = ''] = /^(\S) (\S+) (.+)$/.exec(line) ?? [];
        return { client: client as ClientName, isSupported: sign !== '-', kind, text };
      }),
);
