/**
 * Places, written for this project. Countries: `code | names and demonyms | states or federal parts (optional)`; a name
 * in capitals (US, UK, UAE) counts only as written. Cities: `country code: city, other name = city, …`.
 */
export const COUNTRIES = `
DE|Germany,German,Deutschland,Allemagne,Alemania
AT|Austria,Austrian,Österreich
CH|Switzerland,Swiss,Schweiz,Suisse
FR|France,French,Frankreich,Francia
ES|Spain,España,Spanien,Espagne
PT|Portugal,Portuguese
IT|Italy,Italian,Italia,Italien
NL|Netherlands,Holland,Dutch,Niederlande,Pays-Bas
BE|Belgium,Belgian,Belgien,Belgique
LU|Luxembourg,Luxemburg
GB|United Kingdom,UK,U.K.,Great Britain,Britain,British,England,Scotland,Wales,Northern Ireland
IE|Ireland,Irish,Irland
DK|Denmark,Danish,Dänemark
SE|Sweden,Swedish,Schweden
NO|Norway,Norwegian,Norwegen
FI|Finland,Finnish,Finnland
IS|Iceland,Icelandic
PL|Poland,Polska,Polen
CZ|Czech Republic,Czechia,Czech
SK|Slovakia,Slovak
HU|Hungary,Hungarian,Ungarn
RO|Romania,Romanian,Rumänien
BG|Bulgaria,Bulgarian
GR|Greece,Greek
HR|Croatia,Croatian
SI|Slovenia,Slovenian
RS|Serbia,Serbian
BA|Bosnia
UA|Ukraine,Ukrainian
EE|Estonia,Estonian
LV|Latvia,Latvian
LT|Lithuania,Lithuanian
CY|Cyprus
MT|Malta,Maltese
TR|Turkey,Turkish,Türkiye,Türkei
RU|Russia,Russian
AL|Albania
MK|North Macedonia
US|United States,USA,U.S.,U.S.A.,US,United States of America,American,Vereinigte Staaten,États-Unis,Estados Unidos
CA|Canada,Canadian,Kanada
MX|Mexico,Mexican,México
BR|Brazil,Brazilian,Brasil
AR|Argentina,Argentinian
CL|Chile,Chilean
CO|Colombia,Colombian
PE|Peru,Peruvian
UY|Uruguay
EC|Ecuador
CR|Costa Rica
PA|Panama
DO|Dominican Republic
GT|Guatemala
IN|India,Indian,Indien
PK|Pakistan,Pakistani
BD|Bangladesh
LK|Sri Lanka
NP|Nepal
CN|China
HK|Hong Kong
TW|Taiwan
JP|Japan
KR|South Korea,Korea
SG|Singapore
MY|Malaysia
ID|Indonesia
TH|Thailand
VN|Vietnam
PH|Philippines,Filipino
AU|Australia,Australian
NZ|New Zealand
AE|United Arab Emirates,UAE,Emirates
SA|Saudi Arabia,KSA
QA|Qatar
KW|Kuwait
BH|Bahrain
OM|Oman
IL|Israel,Israeli
JO|Jordan
LB|Lebanon
EG|Egypt
MA|Morocco,Maroc
TN|Tunisia
DZ|Algeria
ZA|South Africa
NG|Nigeria,Nigerian
KE|Kenya
GH|Ghana
ET|Ethiopia
UG|Uganda
TZ|Tanzania
RW|Rwanda
SN|Senegal
`;

export const CITIES = `
DE: Berlin, Hamburg, Munich, München = Munich, Cologne, Köln = Cologne, Frankfurt, Frankfurt am Main = Frankfurt, Stuttgart, Düsseldorf, Dortmund, Essen, Leipzig, Bremen, Dresden, Hanover, Hannover = Hanover, Nuremberg, Nürnberg = Nuremberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn, Münster, Karlsruhe, Mannheim, Augsburg, Wiesbaden, Aachen, Kiel, Freiburg, Mainz, Lübeck, Erfurt, Rostock, Kassel, Potsdam, Saarbrücken, Heidelberg, Darmstadt, Regensburg, Würzburg, Ulm, Heilbronn, Göttingen, Wolfsburg, Ingolstadt, Jena, Magdeburg, Braunschweig, Chemnitz, Bavaria, Bayern = Bavaria, Hesse, Saxony
AT: Vienna, Wien = Vienna, Graz, Linz, Salzburg, Innsbruck, Klagenfurt
CH: Zurich, Zürich = Zurich, Geneva, Genève = Geneva, Genf = Geneva, Basel, Bern, Lausanne, Lucerne, Luzern = Lucerne, Winterthur, St. Gallen, Zug, Lugano
FR: Paris, Lyon, Marseille, Toulouse, Nice, Nantes, Strasbourg, Montpellier, Bordeaux, Lille, Rennes, Reims, Grenoble, Dijon, Angers, Rouen, Metz, Nancy, Tours, Sophia Antipolis, Île-de-France
ES: Madrid, Barcelona, Valencia, Seville, Sevilla = Seville, Zaragoza, Málaga, Murcia, Palma, Bilbao, Alicante, Córdoba, Valladolid, Vigo, Gijón, Granada, Vitoria, A Coruña, Oviedo, Pamplona, San Sebastián, Santander, Tenerife, Las Palmas, Catalonia, Andalusia
PT: Lisbon, Lisboa = Lisbon, Porto, Braga, Coimbra, Faro, Aveiro
IT: Rome, Roma = Rome, Milan, Milano = Milan, Naples, Napoli = Naples, Turin, Torino = Turin, Palermo, Genoa, Bologna, Florence, Firenze = Florence, Venice, Verona, Padua, Trieste, Bari
NL: Amsterdam, Rotterdam, The Hague, Den Haag = The Hague, Utrecht, Eindhoven, Groningen, Tilburg, Delft, Leiden, Maastricht, Nijmegen, Arnhem, Breda
BE: Brussels, Bruxelles = Brussels, Brüssel = Brussels, Antwerp, Antwerpen = Antwerp, Ghent, Gent = Ghent, Bruges, Liège, Leuven
GB: London, Manchester, Birmingham, Leeds, Glasgow, Edinburgh, Liverpool, Bristol, Sheffield, Cardiff, Belfast, Newcastle, Nottingham, Leicester, Southampton, Portsmouth, Brighton, Oxford, Cambridge, York, Reading UK, Coventry, Aberdeen, Milton Keynes, Bath, Norwich, Plymouth, Exeter, Swansea, Dundee, Derby, Hull
IE: Dublin, Cork, Galway, Limerick, Waterford
DK: Copenhagen, København = Copenhagen, Aarhus, Odense, Aalborg
SE: Stockholm, Gothenburg, Göteborg = Gothenburg, Malmö, Uppsala, Lund, Linköping
NO: Oslo, Bergen, Trondheim, Stavanger
FI: Helsinki, Espoo, Tampere, Turku, Oulu
IS: Reykjavik
PL: Warsaw, Warszawa = Warsaw, Kraków, Cracow = Kraków, Wrocław, Gdańsk, Poznań, Łódź, Katowice, Szczecin, Lublin, Gdynia
CZ: Prague, Praha = Prague, Brno, Ostrava, Plzen
SK: Bratislava, Kosice
HU: Budapest, Debrecen, Szeged
RO: Bucharest, București = Bucharest, Cluj-Napoca, Cluj = Cluj-Napoca, Timișoara, Iași, Brașov
BG: Sofia, Plovdiv, Varna
GR: Athens, Thessaloniki
HR: Zagreb, Split HR
SI: Ljubljana
RS: Belgrade, Novi Sad
BA: Sarajevo
UA: Kyiv, Kiev = Kyiv, Lviv, Kharkiv, Odesa
EE: Tallinn, Tartu
LV: Riga
LT: Vilnius, Kaunas
LU: Luxembourg City
CY: Nicosia, Limassol
MT: Valletta
TR: Istanbul, Ankara, Izmir
RU: Moscow, Saint Petersburg
US: New York, New York City = New York, NYC = New York, Brooklyn = New York, Manhattan = New York, Los Angeles, San Francisco, SF Bay Area = San Francisco, Bay Area = San Francisco, Silicon Valley = San Francisco, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, San Jose, Austin, Jacksonville, Fort Worth, Columbus, Charlotte, Indianapolis, Seattle, Denver, Washington DC, Washington D.C. = Washington DC, Boston, Nashville, Detroit, Oklahoma City, Portland, Las Vegas, Memphis, Louisville, Baltimore, Milwaukee, Albuquerque, Tucson, Fresno, Sacramento, Kansas City, Mesa AZ, Atlanta, Omaha, Colorado Springs, Raleigh, Durham, Miami, Long Beach, Virginia Beach, Oakland, Minneapolis, Tulsa, Tampa, Arlington, New Orleans, Wichita, Cleveland, Honolulu, Anaheim, Orlando, Pittsburgh, St. Louis, Cincinnati, Salt Lake City, Boulder, Palo Alto, Mountain View, Menlo Park, Sunnyvale, Santa Clara, Santa Monica, Irvine, Bellevue, Redmond, Buffalo, Rochester, Richmond, Boise, Des Moines, Hartford, Newark, Jersey City, Stamford, Scottsdale, Plano
CA: Toronto, Montreal, Montréal = Montreal, Vancouver, Calgary, Edmonton, Ottawa, Winnipeg, Quebec City, Hamilton, Waterloo, Halifax, Victoria BC, Ontario, Quebec, Québec = Quebec, British Columbia, Alberta
MX: Mexico City, Ciudad de México = Mexico City, CDMX = Mexico City, Guadalajara, Monterrey, Puebla, Tijuana, Querétaro
BR: São Paulo, Rio de Janeiro, Brasília, Belo Horizonte, Curitiba, Porto Alegre, Florianópolis, Recife
AR: Buenos Aires, Rosario
CL: Santiago, Valparaíso
CO: Bogotá, Medellín, Cali
PE: Lima
UY: Montevideo
EC: Quito
CR: San José CR
IN: Bangalore, Bengaluru = Bangalore, Mumbai, Bombay = Mumbai, Delhi, New Delhi = Delhi, Hyderabad, Chennai, Pune, Kolkata, Gurgaon, Gurugram = Gurgaon, Noida, Ahmedabad, Jaipur, Kochi, Coimbatore, Indore, Chandigarh, Trivandrum, Lucknow, Nagpur
PK: Karachi, Lahore, Islamabad, Rawalpindi, Faisalabad
BD: Dhaka
LK: Colombo
NP: Kathmandu
CN: Beijing, Shanghai, Shenzhen, Guangzhou, Hangzhou, Chengdu, Suzhou
TW: Taipei
JP: Tokyo, Osaka, Kyoto, Yokohama, Nagoya, Fukuoka
KR: Seoul, Busan
MY: Kuala Lumpur, Penang
ID: Jakarta, Bali, Surabaya
TH: Bangkok, Chiang Mai
VN: Ho Chi Minh City, Saigon = Ho Chi Minh City, Hanoi, Da Nang
PH: Manila, Cebu, Makati, Quezon City, Taguig
AU: Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra, Gold Coast, Hobart, New South Wales, Queensland
NZ: Auckland, Wellington, Christchurch
AE: Dubai, Abu Dhabi, Sharjah
SA: Riyadh, Jeddah, Dammam
QA: Doha
IL: Tel Aviv, Jerusalem, Haifa, Herzliya
JO: Amman
LB: Beirut
EG: Cairo, Alexandria
MA: Casablanca, Rabat, Marrakesh, Tangier
TN: Tunis
DZ: Algiers
ZA: Johannesburg, Cape Town, Durban, Pretoria
NG: Lagos, Abuja
KE: Nairobi
GH: Accra
ET: Addis Ababa
UG: Kampala
RW: Kigali
SN: Dakar
`;

export const STATES = `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington State, WV West Virginia, WI Wisconsin, WY Wyoming`;

/** The state of a US city, where the state is asked for by name. */
export const CITY_STATES = `CA: Los Angeles, San Francisco, San Diego, San Jose, Fresno, Sacramento, Long Beach, Oakland, Anaheim, Palo Alto, Mountain View, Menlo Park, Sunnyvale, Santa Clara, Santa Monica, Irvine; NY: New York, Buffalo, Rochester; IL: Chicago; TX: Houston, San Antonio, Dallas, Austin, Fort Worth, Arlington, Plano; AZ: Phoenix, Tucson, Mesa AZ, Scottsdale; PA: Philadelphia, Pittsburgh; FL: Jacksonville, Miami, Tampa, Orlando; OH: Columbus, Cleveland, Cincinnati; NC: Charlotte, Raleigh, Durham; IN: Indianapolis; WA: Seattle, Bellevue, Redmond; CO: Denver, Boulder, Colorado Springs; MA: Boston; TN: Nashville, Memphis; MI: Detroit; OK: Oklahoma City, Tulsa; OR: Portland; NV: Las Vegas; KY: Louisville; MD: Baltimore; WI: Milwaukee; NM: Albuquerque; GA: Atlanta; NE: Omaha; VA: Virginia Beach, Richmond; MN: Minneapolis; LA: New Orleans; KS: Wichita; HI: Honolulu; MO: St. Louis, Kansas City; UT: Salt Lake City; ID: Boise; IA: Des Moines; CT: Hartford, Stamford; NJ: Newark, Jersey City`;

/** Regions: `name | other names | member country codes or regions`; the world has every country. */
export const REGIONS = `
DACH|D-A-CH|DE AT CH
Benelux||BE NL LU
Nordics|Nordic countries,Scandinavia,Nordic|DK SE NO FI IS
Baltics|Baltic states|EE LV LT
Iberia||ES PT
EU|European Union,EEA,European Economic Area|DE AT FR ES PT IT NL BE LU IE DK SE FI PL CZ SK HU RO BG GR HR SI EE LV LT CY MT
Europe|European,Europa|DE AT CH FR ES PT IT NL BE LU GB IE DK SE NO FI IS PL CZ SK HU RO BG GR HR SI RS BA UA EE LV LT CY MT TR AL MK
Middle East|MENA,GCC|AE SA QA KW BH OM IL JO LB EG
Africa|African|EG MA TN DZ ZA NG KE GH ET UG TZ RW SN
EMEA||DE AT CH FR ES PT IT NL BE LU GB IE DK SE NO FI IS PL CZ SK HU RO BG GR HR SI RS BA UA EE LV LT CY MT TR AL MK AE SA QA KW BH OM IL JO LB EG MA TN DZ ZA NG KE GH ET UG TZ RW SN
North America|Northern America|US CA MX
LATAM|Latin America,South America|MX BR AR CL CO PE UY EC CR PA DO GT
Americas||US CA MX BR AR CL CO PE UY EC CR PA DO GT
APAC|Asia-Pacific,Asia Pacific|IN PK BD LK NP CN HK TW JP KR SG MY ID TH VN PH AU NZ
Asia|Asian|IN PK BD LK NP CN HK TW JP KR SG MY ID TH VN PH
worldwide|world wide,anywhere,global,globally,international,weltweit,in the world|*
`;
