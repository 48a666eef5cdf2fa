/** Invented clients and the postings they write to. */
export const CLIENTS = {
  ada: {
    cv: `Ada Brook
Backend Engineer, Lisbon, Portugal
Experience
Backend Engineer, Tideline Freight, 2019 - 2024
- Moved 14 nightly batches to Kafka streams and cut the delay of shipment data from a day to 5 minutes
- Led a team of 4 engineers for the rewrite of the billing service in TypeScript and Node.js
- Reduced cloud costs by 30% by resizing PostgreSQL and Redis instances
Software Developer, Plum Software, 2016 - 2019
- Built REST APIs in Java and Spring Boot for an insurance portal
- Wrote automated tests and mentored two juniors
Education
BSc Computer Science, University of Porto, 2016
Certificates: AWS Certified Solutions Architect
Languages: English (C1), Portuguese (native), Spanish (basic)
Skills: TypeScript, Node.js, Java, Spring Boot, PostgreSQL, Redis, Kafka, Docker`,
    posting: `Senior Platform Engineer at Quillmark. You will run Kubernetes clusters with Terraform and Go, lead a team of 12 and pay attention to costs. Quillmark serves 3 million readers from Dublin. Requirements: 8+ years of experience, German, a master's degree.`,
  },
  ines: {
    cv: `Ines Roy
Registered Nurse (RN)
Work history
St. Alban Hospital, surgical ward, 2014 - present
Cared for up to 8 patients a shift after abdominal surgery, gave medication and kept electronic charts in Epic.
Trained 6 new nurses in wound care. Reduced falls on the ward by 20 percent with a checklist.
Night shift coordinator since 2020.
Greenfield Nursing Home, care assistant, 2011 - 2014
Helped residents with washing, meals and walks; wrote handover notes.
Education: Diploma in Nursing, Greenfield College, 2014
Certificates: BLS, ACLS
Languages: English, French (conversational)`,
    posting: `Charge Nurse, intensive care, Harbour Clinic. You lead 25 nurses, hold a BSN and a critical care certificate (CCRN), and know ventilators and dialysis. Harbour Clinic has 40 beds.`,
  },
  tom: {
    cv: `Tom Weber
Lagerleiter, Hamburg
Berufserfahrung
2017 - 2023 Lagerleiter bei Nordkai Logistik: Leitung von 18 Mitarbeitern im Schichtbetrieb, Inventur mit SAP, Einführung von Scannern, Fehlerquote um 15 % gesenkt
2010 - 2017 Fachkraft für Lagerlogistik bei Elbspeicher: Kommissionierung, Wareneingang, Staplerfahren
Ausbildung zur Fachkraft für Lagerlogistik, 2010
Staplerschein, Führerschein Klasse B
Sprachen: Deutsch (Muttersprache), Englisch (B1)
Kenntnisse: SAP, Excel, Lagerverwaltung, Inventur, Personalplanung`,
    posting: `Logistikleiter bei Hansa Fracht. Sie führen 60 Mitarbeiter an drei Standorten, haben ein Studium der Logistik und sprechen Polnisch. Erfahrung mit Oracle und Lean Management.`,
  },
  lena: {
    cv: `Lena Duval
Marketing Manager, Lyon
Marketing Manager, Maison Verte, 2018 - 2023: planned campaigns for organic cosmetics in France and Belgium, budget of 400,000 EUR a year, grew newsletter subscribers from 8,000 to 45,000, managed two agencies.
Junior Marketing Assistant, Atelier Bleu, 2015 - 2018: wrote posts, organised 10 trade fairs, kept the photo library.
Master in Marketing, Université Lyon 2, 2015
Tools: Google Analytics, HubSpot, Photoshop, Excel
Winner of the Prix Regional Marketing 2021
Languages: French (native), English (C1), Italian (B1)`,
    posting: `Head of Brand at Oxbow Foods in Madrid. You will lead 9 marketers, own a budget of 5 million EUR and launch products in Spain. Salesforce, TV advertising and fluent Spanish needed.`,
  },
  marco: {
    cv: `Marco Bianchi
Sous Chef, Manchester
The Copper Pan, sous chef, 2020 - present: run the pass for 120 covers a night, order from 9 suppliers, keep food cost at 28%, train apprentices.
Hotel Lindenhof, chef de partie (sauce), 2016 - 2020. Wrote the autumn menu with the head chef. HACCP records every day.
Osteria Lago, commis chef, 2013 - 2016
Level 3 Diploma in Professional Cookery, 2013. Food Hygiene Level 3 certificate.
Languages: Italian (native), English (C1), German (A2)`,
    posting: `Head Chef at Fern & Flint, Leeds. Lead a brigade of 14, own the menu for 200 covers, hold a WSET award, know pastry and vegan cooking. We have two Michelin stars.`,
  },
  priya: {
    cv: `Priya Nair
Financial Analyst
Kestrel Bank, financial analyst, 2019 - 2024. Built the monthly cash forecast in Excel and Power BI; found savings of 1.2 million USD in vendor contracts; presented results to the board twice a year.
Orchard Retail, junior analyst, 2017 - 2019. Closed the books with SAP, checked 300 invoices a week.
BCom Finance, University of Mumbai, 2017. CFA Level II passed.
Skills: Excel, Power BI, SQL, SAP, forecasting, budgeting`,
    posting: `Finance Manager at Delta Grain, Chicago. CPA, 7+ years, Python and Tableau, lead 6 analysts. Delta Grain trades 4 million tonnes of wheat.`,
  },
} as const;

export type ClientName = keyof typeof CLIENTS;
