import type { MatchPosting } from '../../src/match/match-input.ts';

/** Invented CVs and postings by family of trades: one of each, with little wording in common. */
const FAMILIES: readonly (readonly [family: string, title: string, posting: string, cv: string])[] =
  [
    [
      'hr',
      'People Operations Generalist',
      'Own onboarding of new hires, answer questions on leave and benefits, keep personnel files and advise managers on grievances and labor law.',
      'HR Manager. Led recruitment, staff orientation and employee relations for 300 people. Wrote the handbook and ran performance appraisals, handled disciplinary hearings.',
    ],
    [
      'designer',
      'Brand Designer',
      'Create logos, brochures and layouts. Photoshop and Illustrator daily. You care for typography and colour and present concepts to art directors.',
      'Graphic artist. InDesign and Adobe Creative Suite. Produced posters, packaging and identity work for local shops, prepared files for print.',
    ],
    [
      'it',
      'Systems Administrator',
      'Maintain Windows Server and Active Directory, virtual machines, backups and the network. Second-level support for users, patching.',
      'Information technology specialist. Help desk, VMware, Cisco switches, troubleshooting of desktops and printers, managed LAN and mail servers.',
    ],
    [
      'teacher',
      'Third Grade Educator',
      'Plan lessons, instruct and assess pupils in reading and mathematics, talk with parents, keep order in class.',
      'Elementary school teacher. Wrote lesson plans, graded homework, classroom management for 25 students, parent conferences, curriculum committee.',
    ],
    [
      'advocate',
      'Litigation Associate',
      'Draft pleadings, appear in court, advise clients on disputes, conduct legal research and discovery.',
      'Advocate at the district court. Argued civil and criminal matters, prepared trial briefs and depositions, counsel for families.',
    ],
    [
      'business-development',
      'Partnerships and Growth Lead',
      'Open new markets, build strategic partnerships, win new business, negotiate agreements and write proposals.',
      'Business development manager. Found new clients and channel partners, market expansion, prepared bids and presentations to executives.',
    ],
    [
      'healthcare',
      'Registered Nurse',
      'Direct patient care on the ward, medication, vital signs, care plans and discharge. BLS required.',
      'Licensed practical nurse. Wound care, charting, IV therapy, assisted physicians, educated patients in a long-term care hospital.',
    ],
    [
      'fitness',
      'Personal Trainer',
      'Coach members in the gym, write workouts, lead group classes, assess body composition, sell memberships.',
      'Exercise specialist. Strength and conditioning of athletes, aerobics instructor, fitness assessments, CPR certified, wellness programs.',
    ],
    [
      'agriculture',
      'Farm Supervisor',
      'Oversee planting, irrigation and harvest of crops, keep tractors running, manage livestock feed.',
      'Agronomist. Soil samples, fertilizer trials, advised growers on pests and yields, ran a greenhouse.',
    ],
    [
      'bpo',
      'Contact Center Associate',
      'Handle inbound calls, solve complaints, follow the script, meet average handle time and quality scores in shifts.',
      'BPO process associate. Back office transactions, outbound calls for a telecom client, call quality monitoring, customer service.',
    ],
    [
      'sales',
      'Field Sales Representative',
      'Visit customers in your territory, demonstrate products, close deals, meet quota, keep the CRM.',
      'Sales executive. Prospecting, cold calling, exceeded targets, trained new reps, key account renewals.',
    ],
    [
      'consultant',
      'Management Consultant',
      'Advise clients on transformation, analyse processes, run workshops, write recommendations and business cases.',
      'Strategy consultant. Client engagements in process improvement and change management, gap analysis, presentations to boards.',
    ],
    [
      'digital-media',
      'Social Media Editor',
      'Plan posts on Instagram and TikTok, produce video content, grow followers, report on engagement and web analytics.',
      'Digital media specialist. Managed Facebook pages, blogs and newsletters, SEO, content calendar, online campaigns.',
    ],
    [
      'automobile',
      'Automotive Technician',
      'Diagnose and repair vehicles: brakes, engines, transmissions. ASE certificate welcome. Dealership workshop.',
      'Car mechanic. Oil changes, tire service, engine overhaul, vehicle inspections, service advisor to car owners.',
    ],
    [
      'chef',
      'Sous Chef',
      'Run the line, prepare dishes, train cooks, order produce, keep HACCP standards and food cost.',
      'Executive chef. Created menus, managed kitchen staff, catering for banquets, pastry and baking.',
    ],
    [
      'finance',
      'FP&A Analyst',
      'Build financial models, forecasts and variance reports, support budget cycles, prepare board decks.',
      'Financial analyst. Budgeting, ROI and cash flow modeling, quarterly forecasting, investment valuation.',
    ],
    [
      'apparel',
      'Garment Production Coordinator',
      'Work with factories on samples, fabrics, tech packs and fit for our clothing line.',
      'Fashion merchandiser. Apparel buying, sewing patterns, textile sourcing, seasonal collections, fittings.',
    ],
    [
      'engineering',
      'Mechanical Design Engineer',
      'Design parts in SolidWorks, run tolerance studies and prototypes, release drawings to manufacturing.',
      'Mechanical engineer. CAD, thermodynamics, tooling, equipment specifications, testing of pumps.',
    ],
    [
      'accountant',
      'Staff Accountant',
      'Month-end close, general ledger, bank reconciliations, accounts payable, support of auditors.',
      'Bookkeeper and accountant. QuickBooks, journal entries, tax returns, invoices, balance sheet reconciliation.',
    ],
    [
      'construction',
      'Site Superintendent',
      'Supervise subcontractors and crews on building sites, schedules, permits, safety and inspections.',
      'Construction foreman. Concrete, framing, blueprints, estimated costs, scaffolding, OSHA training.',
    ],
    [
      'public-relations',
      'Press Officer',
      'Write press releases, answer journalists, plan press conferences, protect our reputation.',
      'Public relations specialist. Media relations, publicity campaigns, speeches, events, crisis communication.',
    ],
    [
      'banking',
      'Branch Banker',
      'Open accounts, advise customers on deposits and mortgages, cash handling, branch targets.',
      'Bank teller and loan officer. Credit applications, vault, cross-selling of bank products, KYC.',
    ],
    [
      'arts',
      'Museum Program Curator',
      'Curate exhibitions, care for the collection, work with artists, lead gallery tours.',
      'Fine artist and art instructor. Painting, sculpture, studio classes, exhibited in galleries.',
    ],
    [
      'aviation',
      'Aircraft Mechanic',
      'Inspect and repair airframes and avionics in our hangar according to FAA rules.',
      'Aviation professional. Aircraft maintenance of helicopters, flight line operations, airport safety, powerplant licence.',
    ],
  ];

const FILLER =
  'We value people who take their time to do things well, who ask when in doubt and who like to share what they have learned with the colleagues around them.';

export const POSTINGS: readonly { family: string; posting: MatchPosting }[] = FAMILIES.map(
  ([family, title, text]) => ({
    family,
    posting: { id: `job-${family}`, title, text: `${text}\n${FILLER}` },
  }),
);

export const CVS: readonly { family: string; text: string }[] = FAMILIES.map(
  ([family, , , text]) => ({ family, text }),
);
