/** Health, teaching, social work, fitness, hospitality, arts and design. Format: occupation-lexicon.ts. */
export const PEOPLE_OCCUPATIONS: Readonly<Record<string, string>> = {
  healthcare: `
patient, patients, medical, clinical, hospital, health, care, treatment
registered nurse; nurse; staff nurse; Krankenpfleger; Krankenschwester; Pflegefachkraft; Gesundheits- und Krankenpfleger; infirmier; enfermero; enfermera | nursing care, vital signs, medication, charting, IV, wound care, patient assessment, BLS
licensed practical nurse; nursing assistant; certified nursing assistant; healthcare assistant; Pflegehelfer; aide-soignant; auxiliar de enfermería | bathing, feeding, ADL, residents, bedside, vital signs, long-term care
nurse manager; charge nurse; director of nursing; Pflegedienstleitung; Stationsleitung | nursing staff, unit, staffing, quality of care, shift
physician; doctor; medical doctor; general practitioner; surgeon; Arzt; Assistenzarzt; médecin; médico | diagnosis, examination, prescribing, surgery, residency, internal medicine
medical assistant; clinical assistant; Medizinische Fachangestellte; assistant médical | rooming patients, injections, EKG, phlebotomy, exam rooms, appointments
pharmacist; pharmacy technician; Apotheker; PTA; pharmacien; farmacéutico | prescriptions, dispensing, medications, drug interactions, pharmacy
physical therapist; physiotherapist; Physiotherapeut; kinésithérapeute; fisioterapeuta | rehabilitation, exercises, mobility, manual therapy, treatment plans
occupational therapist; speech therapist; Ergotherapeut; Logopäde; ergothérapeute; orthophoniste | therapy, daily living, speech, assessments, rehabilitation, children
dentist; dental hygienist; dental assistant; Zahnarzt; Zahnmedizinische Fachangestellte; dentiste | teeth, dental, oral hygiene, x-rays, cleaning, crowns
medical laboratory technician; lab technologist; clinical laboratory scientist; MTLA; technicien de laboratoire | specimens, blood tests, analyzers, hematology, microbiology
radiology technician; radiographer; sonographer; MTRA; manipulateur radio | x-ray, MRI, CT, imaging, ultrasound
medical coder; medical billing specialist; health information technician | ICD-10, CPT, claims, insurance, medical records, reimbursement
healthcare administrator; hospital manager; practice manager; medical office manager | hospital operations, HIPAA, clinics, medical staff, budgets, compliance
medical receptionist; patient coordinator; patient access representative | scheduling patients, insurance verification, check-in, medical office
caregiver; home health aide; personal care aide; elderly carer; Altenpfleger; Pflegekraft; auxiliaire de vie; cuidador | home care, companionship, meals, hygiene, elderly, dementia
paramedic; emergency medical technician; EMT; Rettungssanitäter; Notfallsanitäter; ambulancier | ambulance, emergency, trauma, first aid, transport
dietitian; nutritionist; Ernährungsberater; diététicien; nutricionista | nutrition, diet plans, counseling, meal planning
veterinarian; veterinary technician; Tierarzt; vétérinaire; veterinario | animals, pets, surgery, vaccination, clinic
clinical research associate; clinical trial coordinator; CRA | clinical trials, protocols, GCP, study sites, informed consent
public health officer; epidemiologist; health educator | community health, outbreaks, health promotion, vaccination programs
midwife; Hebamme; sage-femme; matrona | births, prenatal, postnatal, mothers, newborn
optician; optometrist; Augenoptiker; opticien | glasses, lenses, eye exams, frames
surgical technologist; operating room nurse; OP-Pfleger | operating room, sterile field, instruments, surgery`,
  'social work': `
clients, families, social, support, community, counseling, crisis
social worker; case manager; Sozialarbeiter; Sozialpädagoge; travailleur social; trabajador social | case management, assessments, referrals, child welfare, home visits, community resources
psychologist; psychotherapist; mental health counselor; therapist; Psychologe; psychologue; psicólogo | therapy, psychological assessment, counseling, mental health, treatment plans
counselor; substance abuse counselor; guidance counselor | group counseling, addiction, intake, recovery, clients
youth worker; community worker; Erziehungshelfer; éducateur spécialisé; educador social | youth, programs, mentoring, outreach, at-risk
support worker; direct support professional; residential counselor; Heilerziehungspfleger | disabilities, daily living, residents, behavior plans
nonprofit program manager; NGO coordinator; volunteer coordinator | nonprofit, volunteers, grants, outreach, programs, donors
clergy; pastor; chaplain | ministry, worship, congregation, pastoral care`,
  education: `
students, teaching, school, classroom, learning, curriculum, education
teacher; school teacher; elementary teacher; primary school teacher; Lehrer; Grundschullehrer; enseignant; professeur des écoles; maestro; profesor | lesson plans, classroom management, parents, grading, reading, instruction, grade
high school teacher; secondary school teacher; subject teacher; Gymnasiallehrer; professeur | mathematics, science, english, history, exams, secondary students
kindergarten teacher; preschool teacher; early childhood educator; Erzieher; Erzieherin; éducateur de jeunes enfants; educador infantil | toddlers, play, early childhood, daycare, preschool, circle time
special education teacher; inclusion teacher; Sonderpädagoge | IEP, special needs, disabilities, behavior, accommodations
teaching assistant; teacher's aide; paraprofessional; Schulbegleiter | small groups, classroom assistance, supervising children
university lecturer; professor; adjunct instructor; Dozent; maître de conférences; docente | lectures, courses, research, syllabus, undergraduate, academic
language teacher; ESL teacher; English teacher; Deutschlehrer; profesor de idiomas | ESL, grammar, conversation, language learners, TEFL
tutor; private tutor; Nachhilfelehrer | tutoring, homework, math, test preparation
school principal; headteacher; education administrator; academic coordinator; Schulleiter; directeur d'école | school administration, teachers, discipline, curriculum supervision
instructional designer; curriculum developer; e-learning developer | course design, storyboards, LMS, learning objectives, Articulate
school counselor; academic advisor; career counselor | advising students, enrollment, college applications, career guidance
childcare worker; nanny; babysitter; daycare worker; Kinderbetreuer; assistante maternelle; niñera | children, meals, play, naps, infants
vocational trainer; driving instructor; Ausbilder; Fahrlehrer; moniteur | trainees, practical instruction, apprentices, workshops
admissions officer; student services coordinator | admissions, enrollment, students, financial aid, campus`,
  fitness: `
fitness, exercise, training, gym, sports, health, wellness
personal trainer; fitness trainer; fitness instructor; gym instructor; Fitnesstrainer; coach sportif; entrenador personal | workouts, exercise programs, fitness assessments, strength, weight loss, group classes
yoga instructor; pilates instructor; Yogalehrer; professeur de yoga | yoga, pilates, flexibility, meditation, classes
gym manager; fitness center manager; health club manager; Studioleiter Fitness | memberships, fitness center, membership sales, trainers, equipment
sports coach; athletic coach; team coach; Sporttrainer; entraîneur; entrenador | athletes, practice, team, competition, drills, coaching
athletic trainer; strength and conditioning coach; exercise physiologist | injuries, athletes, rehabilitation, conditioning, sports medicine
physical education teacher; recreation coordinator; recreation leader; Sportlehrer | physical education, games, recreation programs, camps
lifeguard; swimming instructor; Rettungsschwimmer; maître-nageur | pool, swimming, water safety, rescue, CPR
massage therapist; wellness coach; spa therapist; Masseur | massage, relaxation, spa, bodywork, wellness
sports manager; sports event coordinator | tournaments, athletes, sponsorship, sports facilities`,
  'food and hospitality': `
food, restaurant, kitchen, guests, hotel, hospitality, service
chef; head chef; executive chef; sous chef; Küchenchef; chef de cuisine; jefe de cocina | menu, kitchen staff, food cost, culinary, recipes, plating, food safety
cook; line cook; prep cook; Koch; Beikoch; cuisinier; cocinero | food preparation, grill, saute, station, sanitation, cooking
pastry chef; baker; confectioner; Bäcker; Konditor; boulanger; pâtissier; panadero | baking, bread, cakes, dough, desserts, pastry
kitchen assistant; dishwasher; food preparation worker; Küchenhilfe; plongeur; ayudante de cocina | dishes, cleaning, prep, kitchen
restaurant manager; food and beverage manager; Restaurantleiter; responsable de restaurant; gerente de restaurante | restaurant operations, staff, food cost, reservations, guest satisfaction, bar
waiter; waitress; server; food server; Kellner; Servicekraft; serveur; camarero | tables, orders, serving food, menu, tips, dining room
bartender; barista; barkeeper; Barkeeper; barman | cocktails, coffee, bar, espresso, drinks
hotel manager; front office manager; Hotelmanager; Hoteldirektor; directeur d'hôtel | hotel operations, occupancy, rooms division, guests, revenue
hotel receptionist; front desk agent; guest service agent; concierge; Hotelfachmann; réceptionniste d'hôtel | check-in, check-out, reservations, guests, Opera
housekeeper; room attendant; housekeeping supervisor; Zimmermädchen; femme de chambre; camarera de pisos | rooms, linens, cleaning, laundry, housekeeping
catering manager; banquet manager; caterer | banquets, events, catering, buffets, menus
travel agent; tour guide; tour operator; Reiseverkehrskaufmann; agent de voyages; guía turístico | itineraries, bookings, tourists, tours, tickets
fast food worker; crew member; counter attendant | orders, drive-thru, cash register, food prep
food scientist; food technologist; food quality inspector; Lebensmitteltechnologe | food safety, HACCP, product development, sensory, food production`,
  aviation: `
aviation, aircraft, flight, airline, airport, FAA
pilot; airline pilot; commercial pilot; first officer; flight instructor; Pilot; pilote de ligne; piloto | flight hours, navigation, cockpit, instrument rating, takeoff, flying
flight attendant; cabin crew; Flugbegleiter; hôtesse de l'air; steward; tripulante de cabina | passengers, cabin, safety demonstrations, in-flight service, evacuation
aircraft mechanic; aviation maintenance technician; avionics technician; Fluggerätmechaniker; mécanicien avion; técnico de mantenimiento aeronáutico | airframe, powerplant, inspections, avionics, A&P, hangar, aircraft maintenance
air traffic controller; flight dispatcher; Fluglotse; contrôleur aérien | air traffic, clearance, radar, flight plans, weather
airport operations agent; ramp agent; ground handler; gate agent; passenger service agent; agent d'escale | baggage, ramp, boarding, gate, check-in, ground support equipment, terminal
aviation manager; airport manager; aviation safety officer; aviation operations manager | aviation safety, flight operations, compliance, squadron, hangar, aviation programs
aerospace engineer; aeronautical engineer; Luft- und Raumfahrtingenieur; ingénieur aéronautique | aerodynamics, propulsion, structures, spacecraft, flight test
drone operator; UAV pilot | unmanned aircraft, drones, mission planning, sensors`,
  arts: `
art, arts, creative, artist, performance, exhibition
artist; fine artist; painter artist; sculptor; illustrator; Künstler; artiste; artista | painting, drawing, studio, exhibitions, sculpture, canvas, gallery
art teacher; art instructor; Kunstlehrer | art classes, drawing, ceramics, students' artwork, art education
musician; music teacher; composer; singer; Musiker; Musiklehrer; musicien; músico | music, instruments, concerts, rehearsals, choir, band
actor; performer; dancer; choreographer; Schauspieler; Tänzer; comédien; danseur; actor de teatro | theatre, rehearsal, stage, performance, dance, auditions
museum curator; gallery manager; museum technician; arts administrator; Kurator; conservateur | exhibitions, collections, museum, gallery, artworks, curating
film director; film producer; video producer; TV producer; Regisseur; réalisateur; productor audiovisual | film, shooting, production, script, casting, crew
video editor; film editor; videographer; camera operator; Cutter; monteur vidéo; editor de vídeo | editing, footage, Premiere, Final Cut, camera, post-production
photographer; photo editor; Fotograf; photographe; fotógrafo | photo shoots, lighting, portraits, camera, retouching
sound engineer; audio technician; lighting technician; stage manager; Tontechniker; Veranstaltungstechniker; ingénieur du son | sound, mixing, stage, lighting, recording
writer; author; editor; screenwriter; Lektor; Autor; écrivain; éditeur; escritor | writing, manuscripts, publishing, books, editing, stories
makeup artist; hairdresser; hairstylist; beautician; cosmetologist; Friseur; Kosmetiker; coiffeur; esthéticienne; peluquero | hair, makeup, salon, color, clients, skin care, nails
art director; creative director; directeur artistique | creative concepts, campaigns, design team, art direction`,
  design: `
design, designer, creative, visual, Adobe, layout
graphic designer; visual designer; Grafikdesigner; Mediengestalter; graphiste; diseñador gráfico | logos, brochures, print, Photoshop, Illustrator, InDesign, branding, typography
web designer; UI designer; Webdesigner; webdesigner | websites, HTML, CSS, wireframes, responsive, user interface
UX designer; UX researcher; product designer digital; interaction designer; UX-Designer | user research, prototypes, usability, Figma, personas, journeys
interior designer; interior architect; Innenarchitekt; architecte d'intérieur; diseñador de interiores | interiors, furniture, space planning, finishes, floor plans, materials, renderings
industrial designer; product designer; Produktdesigner; Industriedesigner; designer produit | product concepts, sketches, prototypes, CAD models, manufacturing, ergonomics
motion designer; animator; 3D artist; game artist; Animator; motion designer; animador | animation, After Effects, 3D models, Maya, rendering, visual effects
CAD designer; drafter; design engineer drafting; Technischer Zeichner; dessinateur projeteur; delineante | AutoCAD, drawings, drafting, blueprints, dimensions
landscape designer; exhibit designer; set designer | planting plans, displays, sets, models
multimedia designer; presentation designer; digital designer | multimedia, slides, banners, video, digital graphics
packaging designer; print production artist | packaging, dielines, prepress, print`,
  apparel: `
apparel, fashion, garment, clothing, textile, fabric
fashion designer; apparel designer; clothing designer; Modedesigner; styliste; diseñador de moda | collections, sketches, fabrics, trends, tech packs, fittings, garments
apparel merchandiser; fashion merchandiser; fashion buyer; retail buyer apparel; Einkäufer Mode | buying, assortment, vendors, garments, costing, sourcing, season, apparel brands
apparel production manager; garment production coordinator; technical designer apparel; pattern maker; Schnittmacher; modéliste | garment production, patterns, fit, specifications, factories, samples, sewing
tailor; seamstress; sewing machine operator; Schneider; Näherin; couturier; costurera; sastre | sewing, alterations, stitching, hemming, garments
fashion stylist; wardrobe stylist; costume designer; visual merchandiser; Modeberater | styling, outfits, wardrobe, window displays, photo shoots
textile designer; textile engineer; textile technologist; Textilingenieur | prints, yarn, weaving, dyeing, knit
apparel store manager; apparel sales associate; boutique manager | apparel sales, fitting room, fashion retail, store, clothing displays
apparel sourcing manager; garment quality controller | factories, suppliers, garment inspection, fabric quality, compliance`,
};
