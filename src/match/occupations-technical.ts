/** Software, data, infrastructure, engineering and science. Format: occupation-lexicon.ts. */
export const TECHNICAL_OCCUPATIONS: Readonly<Record<string, string>> = {
  software: `
software, code, programming, applications, developer, testing, technology
software developer; software engineer; programmer; application developer; Softwareentwickler; Programmierer; développeur logiciel; ingénieur logiciel; desarrollador de software | coding, object-oriented, unit tests, agile, debugging, design patterns, code reviews, Git
backend developer; back-end engineer; Java developer; .NET developer; Python developer; Go developer; PHP developer; Backend-Entwickler; développeur back-end | APIs, microservices, Spring, databases, REST, server, SQL, Java, C#
frontend developer; front-end engineer; JavaScript developer; React developer; web developer; Webentwickler; Frontend-Entwickler; développeur web; desarrollador web | HTML, CSS, JavaScript, TypeScript, React, Angular, responsive, user interface
full stack developer; fullstack engineer; Full-Stack-Entwickler; développeur full stack | frontend, backend, Node.js, React, databases, deployment
mobile developer; iOS developer; Android developer; app developer; développeur mobile | mobile apps, Swift, Kotlin, App Store, Flutter, React Native
embedded software engineer; firmware engineer; Embedded-Entwickler | C, C++, microcontrollers, RTOS, drivers, firmware, hardware
QA engineer; software tester; test engineer; test automation engineer; Softwaretester; testeur logiciel | test cases, Selenium, regression, defects, test plans, automation
DevOps engineer; site reliability engineer; platform engineer; cloud engineer; DevOps-Ingenieur; ingénieur DevOps | CI/CD, Kubernetes, Docker, Terraform, AWS, monitoring, deployment pipelines
software architect; solutions architect; enterprise architect; Softwarearchitekt; architecte logiciel | architecture, system design, integration, scalability, cloud, patterns
engineering manager; head of engineering; CTO; technical lead | engineering team, hiring engineers, roadmap, architecture, delivery
product manager; product owner; technical product manager; Produktmanager; responsable produit | product roadmap, backlog, user stories, features, stakeholders, prioritization
scrum master; agile coach; delivery manager | scrum, sprints, retrospectives, impediments, agile
game developer; game programmer; Spieleentwickler | Unity, Unreal, gameplay, C++, graphics, shaders
technical writer; documentation specialist; Technischer Redakteur; rédacteur technique | user manuals, documentation, API docs, online help
blockchain developer; smart contract engineer | blockchain, Solidity, Ethereum, wallets`,
  data: `
data, analysis, statistics, models, SQL, reports
data analyst; reporting analyst; business intelligence analyst; BI developer; Datenanalyst; analyste de données; analista de datos | SQL, dashboards, Tableau, Power BI, Excel, metrics, insights, reporting
data scientist; machine learning engineer; AI engineer; Datenwissenschaftler; data scientist; científico de datos | machine learning, Python, models, statistics, predictive, deep learning, feature engineering
data engineer; ETL developer; big data engineer; Dateningenieur; ingénieur données | data pipelines, ETL, Spark, warehouse, Airflow, Kafka, SQL
statistician; biostatistician; quantitative analyst; Statistiker; statisticien | statistical analysis, SAS, R, regression, survey data, experiments
database administrator; DBA; database developer; Datenbankadministrator | Oracle, SQL Server, backups, tuning, stored procedures, replication
data governance analyst; master data specialist | data quality, master data, metadata, stewardship
research scientist machine learning; NLP engineer; computer vision engineer | neural networks, publications, PyTorch, language models, training`,
  'information technology': `
IT, information technology, systems, network, servers, computer, security, hardware
IT support specialist; help desk technician; desktop support technician; service desk analyst; IT-Supporter; Fachinformatiker Systemintegration; technicien informatique; técnico informático | troubleshooting, tickets, Windows, printers, software installation, Active Directory, users
system administrator; systems engineer; Linux administrator; Windows administrator; Systemadministrator; administrateur système; administrador de sistemas | servers, Windows Server, Linux, VMware, backups, patching, Active Directory
network engineer; network administrator; Netzwerkadministrator; ingénieur réseau; ingeniero de redes | routers, switches, Cisco, LAN, WAN, firewalls, VPN, network monitoring
IT manager; IT director; information technology manager; head of IT; CIO; IT-Leiter; responsable informatique; director de TI | IT budget, infrastructure, IT projects, vendors, IT staff, disaster recovery, systems
cybersecurity analyst; information security analyst; security engineer; penetration tester; IT-Sicherheitsexperte; analyste cybersécurité | SIEM, vulnerabilities, incident response, firewalls, threats, risk
cloud architect; infrastructure engineer; virtualization engineer | Azure, AWS, migration, virtualization, storage
IT project manager; IT coordinator; IT service manager | ITIL, IT projects, rollout, service management, change requests
ERP administrator; SAP administrator; Salesforce administrator; CRM administrator | SAP, ERP, Salesforce, configuration, user roles, workflows
telecommunications technician; telecom engineer; Fernmeldetechniker; technicien télécom | VoIP, fiber, telephone systems, cabling, PBX, radio
IT specialist military; computer operator; information systems technician; information systems specialist | computer systems, communications, equipment, classified networks, operators
web administrator; webmaster | websites, CMS, hosting, DNS, updates`,
  engineering: `
engineer, engineering, design, technical, equipment, specifications, manufacturing
mechanical engineer; design engineer; Maschinenbauingenieur; Konstrukteur; ingénieur mécanique; ingeniero mecánico | SolidWorks, CAD, thermodynamics, mechanical design, prototypes, GD&T, materials
electrical engineer; power engineer; Elektroingenieur; ingénieur électrique; ingeniero eléctrico | circuits, power distribution, wiring, switchgear, electrical drawings, transformers
electronics engineer; hardware engineer; PCB designer; Elektronikingenieur | PCB, circuit design, oscilloscope, FPGA, microcontrollers, schematics
process engineer; chemical engineer; Verfahrensingenieur; Chemieingenieur; ingénieur procédés; ingeniero químico | process optimization, plant, reactors, P&ID, chemical, yields
manufacturing engineer; industrial engineer; production engineer; Fertigungsingenieur; ingénieur de production; ingeniero industrial | production lines, lean, cycle time, tooling, work instructions, throughput
quality engineer; quality manager; quality inspector; Qualitätsingenieur; Qualitätsmanager; ingénieur qualité; ingeniero de calidad | ISO 9001, inspections, CAPA, SPC, nonconformance, audits, FMEA
automation engineer; controls engineer; PLC programmer; Automatisierungstechniker; automaticien | PLC, SCADA, HMI, robots, sensors, control panels
maintenance engineer; reliability engineer; field service engineer; Servicetechniker; ingénieur maintenance | preventive maintenance, breakdowns, equipment, repairs, commissioning
project engineer; engineering project manager; Projektingenieur; ingénieur projet | specifications, contractors, schedules, site, drawings, procurement
petroleum engineer; mining engineer; reservoir engineer; drilling engineer | wells, drilling, reservoir, oil, gas, mine
energy engineer; renewable energy engineer; wind energy technician; Energieberater; ingénieur énergie | solar, wind, energy efficiency, photovoltaic, grid
biomedical engineer; medical device engineer; Medizintechniker | medical devices, FDA, biomedical, validation, implants
nuclear engineer; materials engineer; metallurgist; Werkstoffingenieur | reactors, materials testing, metals, corrosion
environmental engineer; water engineer; Umweltingenieur; ingénieur environnement | wastewater, air quality, remediation, permits, hydrology
safety engineer; HSE manager; EHS specialist; safety officer; Sicherheitsfachkraft; responsable HSE; técnico de prevención | OSHA, hazards, incident investigation, safety training, inspections
test engineer hardware; validation engineer | test fixtures, validation protocols, measurement, test reports
engineering technician; laboratory technician engineering; Techniker | testing equipment, measurements, assembling, calibration, schematics`,
  science: `
research, laboratory, scientific, experiments, samples, analysis
chemist; analytical chemist; Chemiker; Chemielaborant; chimiste; químico | HPLC, synthesis, titration, chromatography, reagents
biologist; microbiologist; molecular biologist; Biologe; biologiste; biólogo | cell culture, PCR, DNA, assays, microscopy, species
research scientist; postdoctoral researcher; research associate; wissenschaftlicher Mitarbeiter; chercheur; investigador | publications, grants, hypotheses, experiments, conferences
laboratory technician; lab assistant; Laborant; BTA; CTA; technicien de laboratoire recherche; técnico de laboratorio | samples, lab equipment, solutions, testing, records
physicist; astronomer; Physiker; physicien; físico | physics, optics, simulation, measurements
environmental scientist; ecologist; geologist; Umweltwissenschaftler; géologue; geólogo | field sampling, soil, water, habitats, GIS, geology
pharmaceutical scientist; regulatory affairs specialist; drug safety associate | formulation, FDA submissions, GMP, pharmacovigilance, dossiers
meteorologist; oceanographer; geographer; GIS analyst; cartographer | GIS, maps, spatial data, weather, remote sensing
social scientist; sociologist; historian; archaeologist; anthropologist | fieldwork, interviews, archives, qualitative research, excavation`,
};
