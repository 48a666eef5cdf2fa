/** Finance, people, sales, marketing, law and administration. Format: occupation-lexicon.ts. */
export const BUSINESS_OCCUPATIONS: Readonly<Record<string, string>> = {
  'human resources': `
human resources, HR, employee, personnel, HRIS, staffing, benefits administration
human resources officer; HR officer; HR generalist; personnel officer; Personalreferent; chargé de ressources humaines; técnico de recursos humanos | employee relations, personnel files, HR policies, onboarding, recruitment, employee handbook, grievances, labor law
human resources manager; HR manager; HR director; head of people; Personalleiter; responsable ressources humaines | HR strategy, workforce planning, employee engagement, succession planning, policies, disciplinary, organizational development
recruiter; recruitment consultant; talent acquisition specialist; sourcer; headhunter; technical recruiter; chargé de recrutement | recruiting, sourcing candidates, interviews, screening, job postings, hiring managers, applicant tracking, staffing agency
payroll specialist; payroll clerk; payroll administrator; Lohnbuchhalter; gestionnaire de paie | payroll processing, wages, timesheets, deductions, tax filings, ADP, garnishments
compensation and benefits specialist; benefits administrator; reward analyst | compensation, salary surveys, open enrollment, health insurance plans, job evaluation
training and development specialist; learning and development manager; corporate trainer; Personalentwickler; formateur | training programs, workshops, needs assessment, e-learning, leadership development, instructional design
HR assistant; human resources coordinator; HR administrator | employee records, new hire paperwork, background checks, orientation, I-9, personnel filing
HR business partner; people partner | coaching managers, performance management, talent reviews, change management, organizational design
employee relations specialist; labor relations specialist | union, collective bargaining, investigations, grievance, arbitration, workplace conflict`,
  accounting: `
accounting, accounts, ledger, reconciliation, financial statements, journal entries, tax, audit
accountant; staff accountant; general accountant; Buchhalter; Bilanzbuchhalter; comptable; contable | general ledger, month-end close, accruals, fixed assets, GAAP, bank reconciliations, balance sheet
senior accountant; chief accountant; accounting supervisor; expert-comptable | consolidation, year-end audit, financial reporting, IFRS, internal controls
accounts payable clerk; AP specialist; Kreditorenbuchhalter | vendor invoices, purchase orders, payment runs, expense reports, matching invoices
accounts receivable clerk; billing specialist; Debitorenbuchhalter | customer invoices, collections, billing, aging report, cash application, credit memos
bookkeeper; accounting clerk; Buchhaltungskraft; aide-comptable; auxiliar contable | QuickBooks, bank deposits, petty cash, data entry, receipts, bookkeeping
auditor; internal auditor; external auditor; audit associate; Wirtschaftsprüfer; auditeur | audit plans, testing controls, working papers, SOX, audit findings, compliance audits
tax accountant; tax consultant; tax preparer; Steuerberater; Steuerfachangestellter; fiscaliste; asesor fiscal | tax returns, corporate tax, VAT, income tax, tax planning, IRS
cost accountant; management accountant; controller; financial controller; contrôleur de gestion | standard costs, variance analysis, inventory valuation, budgets, management reports, forecasting
finance director; chief financial officer; CFO; directeur financier | financial strategy, board reporting, investors, treasury, capital`,
  finance: `
finance, financial, investment, analysis, budget, forecasting, portfolio, capital
financial analyst; FP&A analyst; finance analyst; Finanzanalyst; analyste financier | financial modeling, forecasts, budgeting, variance, ROI, quarterly reports, Excel models
finance manager; finance business partner; responsable financier | budget cycles, cash flow, financial planning, KPIs, profitability, cost reduction
investment analyst; equity research analyst; fund analyst | equities, valuation, DCF, securities, portfolio, market research, Bloomberg
investment banker; M&A analyst; corporate finance associate | mergers, acquisitions, pitch books, due diligence, deals, valuation, IPO
portfolio manager; asset manager; fund manager; wealth manager | asset allocation, investments, clients' portfolios, performance, mutual funds
financial advisor; financial planner; wealth advisor; conseiller financier | retirement planning, investments, life insurance, clients, annuities, estate planning
treasury analyst; treasurer | cash positions, liquidity, hedging, foreign exchange, bank accounts, debt
risk analyst; risk manager; credit risk analyst; actuary; Aktuar | risk models, stress testing, exposure, Basel, credit scoring, probability, actuarial
trader; stock broker; commodities trader; broker | trading, futures, options, equities, market orders, derivatives
insurance agent; insurance broker; Versicherungsvermittler; courtier en assurance | insurance policies, premiums, coverage, quotes, property and casualty, policyholders
insurance underwriter; underwriter | underwriting, policies, risk selection, premiums
claims adjuster; claims handler; insurance claims specialist; Schadensachbearbeiter | claims, settlements, damages, coverage, investigation, policyholders`,
  banking: `
bank, banking, branch, deposits, loans, accounts, customers, credit
bank teller; bank clerk; cashier teller; Bankangestellter; guichetier | teller, deposits, withdrawals, cash drawer, checks, vault, cross-sell
personal banker; relationship banker; Bankkaufmann; conseiller clientèle banque | opening accounts, bank products, credit cards, mortgages, referrals, client relationship
branch manager; bank manager; Filialleiter Bank; directeur d'agence bancaire | branch operations, branch sales targets, deposits growth, staff, audits
loan officer; mortgage loan officer; mortgage advisor; loan processor; Kreditberater | loan applications, mortgage, underwriting, credit reports, closing, borrowers, lending
credit analyst; commercial lending analyst; Kreditanalyst | credit analysis, financial spreading, commercial loans, covenants, borrower
anti-money laundering analyst; AML analyst; KYC analyst; compliance officer bank | AML, KYC, suspicious activity, transaction monitoring, sanctions, due diligence
banking operations officer; back office banker; trade finance officer | letters of credit, wire transfers, settlements, reconciliations, SWIFT, trade finance
collections officer; debt collector; recovery agent | delinquent accounts, collections calls, payment arrangements, past due, recovery`,
  sales: `
sales, customers, selling, quota, revenue, clients, territory, targets
sales representative; sales executive; salesperson; outside sales representative; Vertriebsmitarbeiter; Außendienstmitarbeiter; commercial; représentant commercial; representante de ventas; comercial | prospecting, cold calling, sales presentations, closing deals, product demonstrations, territory, leads
sales manager; regional sales manager; head of sales; Vertriebsleiter; directeur commercial; jefe de ventas | sales team, sales targets, forecasts, coaching reps, pipeline, sales strategy, distributors
account manager; key account manager; account executive; Kundenbetreuer; responsable grands comptes | client accounts, renewals, upselling, contract negotiation, relationship, account plans
inside sales representative; sales development representative; telesales agent; telemarketer | outbound calls, lead qualification, CRM, inbound leads, quotes, appointments
retail sales associate; shop assistant; store clerk; Verkäufer; Einzelhandelskaufmann; vendeur; dependiente | retail store, cash register, merchandise displays, stocking shelves, fitting, customers, POS
store manager; retail manager; shop manager; assistant store manager; Filialleiter; responsable de magasin; encargado de tienda | store operations, shrinkage, visual merchandising, staff scheduling, inventory, retail
sales engineer; technical sales engineer; pre-sales consultant; ingénieur commercial | technical demonstrations, solutions, proposals, proof of concept, RFP
cashier; checkout operator; Kassierer; caissier; cajero | cash register, payments, change, scanning, receipts, returns
real estate agent; realtor; letting agent; Immobilienmakler; agent immobilier; agente inmobiliario | property listings, buyers, sellers, open houses, showings, real estate, leases
sales assistant; sales coordinator; sales administrator; Vertriebsassistent | order processing, quotations, sales reports, CRM data, customers' inquiries
medical sales representative; pharmaceutical sales representative; Pharmareferent; visiteur médical | physicians, hospitals, medical devices, pharmaceuticals, detailing
merchandiser; retail merchandiser; category manager; buyer retail | planograms, assortment, product displays, pricing, promotions, vendors`,
  'business development': `
business development, partnerships, growth, new business, market expansion, strategy
business development manager; BD manager; business developer; head of business development; développeur commercial; desarrollo de negocio | new markets, strategic partnerships, proposals, lead generation, negotiation, pipeline, client acquisition
business development representative; business development executive; business development associate | prospecting, outreach, qualified meetings, cold email, market research, presentations
partnership manager; alliances manager; channel manager | partners, channel sales, resellers, joint ventures, agreements
entrepreneur; founder; business owner; managing director | start-up, business plan, investors, fundraising, operations, revenue
general manager; operations director; chief executive officer; CEO; Geschäftsführer; directeur général; director general | profit and loss, company strategy, board, budgets, expansion
proposal manager; bid manager; bid writer; tender manager | proposals, tenders, RFP responses, pricing, bids
strategy analyst; corporate development manager | market entry, acquisitions, competitive analysis, corporate strategy, business cases`,
  consulting: `
consultant, consulting, clients, advisory, engagement, recommendations, analysis
management consultant; business consultant; strategy consultant; Unternehmensberater; consultant en management; consultor | client engagements, transformation, process improvement, workshops, presentations, business case
business analyst; business systems analyst; Business-Analyst; analyste d'affaires; analista de negocio | requirements gathering, process mapping, stakeholders, use cases, user stories, gap analysis
IT consultant; ERP consultant; SAP consultant; technology consultant; implementation consultant; SAP-Berater | implementation, configuration, SAP, clients, rollout, functional specifications
project manager; project coordinator; program manager; PMO; Projektleiter; Projektmanager; chef de projet; jefe de proyecto | project plans, milestones, budget, risks, stakeholders, schedule, scope, status reports
change management consultant; transformation manager | change management, adoption, communications plan, transformation, training
policy analyst; research analyst; economist; Volkswirt; économiste; economista | policy research, briefs, data, economic analysis, public policy, surveys
environmental consultant; sustainability consultant | environmental assessments, sustainability, permits, remediation, reports
quality consultant; process improvement specialist; lean consultant | six sigma, lean, kaizen, process optimization, quality systems`,
  law: `
legal, law, court, counsel, litigation, attorney, clients
lawyer; attorney; advocate; solicitor; barrister; Rechtsanwalt; avocat; abogado | litigation, court hearings, pleadings, legal advice, drafting agreements, clients, trial
legal counsel; corporate counsel; in-house lawyer; Syndikusrechtsanwalt; juriste; Justiziar | contracts, corporate governance, negotiation, compliance, legal risks, commercial agreements
paralegal; legal assistant; Rechtsanwaltsfachangestellter; assistant juridique | case files, legal research, discovery, filings, deposition, document drafting
legal secretary; court clerk; judicial assistant | court documents, dictation, dockets, filing, calendar, pleadings
compliance officer; compliance manager; regulatory analyst; Compliance-Beauftragter | regulations, compliance program, policies, audits, monitoring, ethics
judge; magistrate; Richter; juge; juez | rulings, hearings, sentencing, judicial
contract manager; contracts administrator | contract terms, negotiation, amendments, procurement contracts
patent attorney; intellectual property specialist; Patentanwalt | patents, trademarks, intellectual property, prosecution, licensing
notary; conveyancer; Notarfachangestellter; notaire | deeds, property transfer, conveyancing, notarization`,
  marketing: `
marketing, brand, campaigns, advertising, content, promotions, market research
marketing manager; head of marketing; Marketingleiter; responsable marketing; director de marketing | marketing strategy, budget, brand, product launches, campaigns, agencies
marketing specialist; marketing coordinator; marketing assistant; Marketingreferent; chargé de marketing | campaigns, events, email marketing, collateral, newsletters, trade shows
digital marketing specialist; online marketing manager; performance marketing manager; Online-Marketing-Manager; traffic manager | SEO, SEM, Google Ads, PPC, analytics, conversion, paid media, landing pages
social media manager; community manager; digital media specialist; content creator; influencer manager | Facebook, Instagram, Twitter, posts, followers, engagement, content calendar, videos
content writer; copywriter; content editor; Texter; rédacteur; redactor | copy, blog, articles, web content, SEO writing, editing, headlines
SEO specialist; search marketing specialist | keyword research, rankings, backlinks, Google Analytics, on-page optimization
brand manager; product marketing manager; Produktmanager Marketing; chef de produit | brand positioning, consumer insights, product launch, packaging, pricing
market research analyst; consumer insights analyst; Marktforscher | surveys, focus groups, consumer data, questionnaires, trends
media planner; media buyer; advertising executive; advertising account manager | media buying, ad space, advertising agency, impressions, campaign planning
ecommerce manager; online shop manager; E-Commerce-Manager | online store, Shopify, product listings, marketplaces, conversion rate, Amazon
digital media producer; web content manager; multimedia producer; digital producer | digital content, websites, video, CMS, streaming, multimedia, online publishing`,
  'public relations': `
public relations, media, press, communications, publicity, stakeholders
public relations officer; public relations specialist; public relations manager; PR manager; PR specialist; publicist; Pressesprecher; PR-Berater; attaché de presse; relaciones públicas | press releases, media relations, journalists, press conferences, reputation, media coverage
communications manager; corporate communications officer; communications specialist; Kommunikationsmanager; chargé de communication; director de comunicación | internal communications, messaging, speeches, newsletters, crisis communication, editorial
public affairs manager; government relations officer; lobbyist | legislation, government, lobbying, policymakers, advocacy
event manager; event coordinator; event planner; conference organizer; Veranstaltungskaufmann; Eventmanager; chef de projet événementiel; organizador de eventos | events, venues, vendors, sponsors, conferences, logistics, guest lists
fundraiser; fundraising manager; development officer; grant writer | donors, grants, campaigns, nonprofit, foundations, gifts
spokesperson; speechwriter | speeches, interviews, statements, briefing
journalist; reporter; news editor; Journalist; Redakteur; journaliste; periodista | news stories, interviews, newsroom, articles, deadlines, broadcast`,
  administration: `
administrative, office, clerical, filing, scheduling, correspondence, records
administrative assistant; office assistant; office clerk; secretary; Sekretär; Bürokaufmann; Sachbearbeiter; assistant administratif; secrétaire; auxiliar administrativo | filing, phone calls, scheduling appointments, data entry, mail, office supplies, photocopying
executive assistant; personal assistant; Assistenz der Geschäftsführung; assistant de direction | calendar management, travel arrangements, executives, meetings, expense reports, confidential
office manager; Büroleiter; Office-Manager; responsable de bureau | office operations, supplies, vendors, facilities, staff supervision
receptionist; front desk clerk; Empfangsmitarbeiter; réceptionniste; recepcionista | front desk, greeting visitors, switchboard, phone, appointments
data entry clerk; data entry operator; typist; Datenerfasser | data entry, typing, keying, database, accuracy, spreadsheets
records clerk; archivist; file clerk; document controller; Archivar | records, archives, document control, indexing, retention
procurement officer; purchasing manager; buyer; purchaser; Einkäufer; acheteur; comprador | purchase orders, suppliers, sourcing, negotiation, quotations, procurement
facilities manager; property manager; Facility-Manager; Hausverwalter | building maintenance, tenants, leases, vendors, space planning
civil servant; public administrator; government officer; Verwaltungsfachangestellter; fonctionnaire; funcionario | public administration, government programs, regulations, citizens, permits
translator; interpreter; Übersetzer; Dolmetscher; traducteur; traductor | translation, interpreting, languages, localization, proofreading, bilingual
librarian; library assistant; Bibliothekar; bibliothécaire; bibliotecario | library, books, cataloging, circulation, reference desk, patrons`,
  'customer service': `
customers, calls, customer service, inquiries, complaints, support
call center agent; call centre representative; BPO associate; contact center agent; process associate; Callcenter-Agent; téléconseiller; teleoperador | inbound calls, outbound calls, scripts, average handle time, call queue, BPO, quality scores
customer service representative; customer support agent; customer care representative; Kundenberater; Kundenservicemitarbeiter; chargé de clientèle; atención al cliente | customer inquiries, resolving complaints, orders, refunds, phone and email, tickets
call center manager; BPO team leader; operations manager BPO; customer service manager; call center supervisor | service level, shift, agents, SLA, attrition, quality monitoring, workforce management, BPO operations
customer success manager; client success manager | onboarding clients, adoption, retention, churn, renewals, SaaS
technical support representative; product support specialist | troubleshooting, technical issues, tickets, chat support, escalations
quality analyst BPO; call quality analyst | call monitoring, audits, calibration, feedback, transactions
back office associate; transaction processing executive; medical transcriptionist | back office, transactions, processing, turnaround time, claims, outsourcing`,
};
