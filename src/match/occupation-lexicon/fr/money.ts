/** Human resources, accounting, finance, banking and insurance, in French. Format: ../../task-lexicon.ts. */
export const MONEY_FR = `human resources = ressources humaines, personnel, salariés, droit du travail, représentants du personnel, collaborateurs
human resources officer | dossiers du personnel, contrats de travail, absences, entretiens annuels, visites médicales, plan de formation
human resources manager | politique sociale, dialogue social, rémunération, gestion des talents, accords d'entreprise, élus du personnel
recruiter | recrutement, offres d'emploi, candidats, entretiens d'embauche, approche directe, vivier de candidatures
payroll specialist | bulletins de paie, cotisations sociales, déclarations sociales, DSN, heures supplémentaires, solde de tout compte
compensation and benefits specialist | rémunération, avantages sociaux, mutuelle, épargne salariale, primes, grilles de salaires
training and development specialist | formation professionnelle, plan de formation, parcours de formation, montée en compétences, ateliers
HR assistant | dossiers salariés, convocations, attestations, suivi des absences, saisie administrative
HR business partner | conseil aux managers, accompagnement du changement, revue des talents, organisation, climat social
employee relations specialist | relations sociales, négociation collective, syndicats, procédures disciplinaires, licenciements
HR analyst | indicateurs sociaux, bilan social, SIRH, tableaux de bord, contrôle de gestion sociale
diversity and inclusion manager | diversité, inclusion, égalité professionnelle, lutte contre les discriminations, handicap, mission handicap

accounting = comptabilité, comptes, écritures comptables, clôture, bilan, TVA, cabinet comptable, comptable
accountant | clôture mensuelle, rapprochements bancaires, déclarations de TVA, immobilisations, comptes généraux, liasse fiscale
senior accountant | comptes annuels, consolidation, commissaires aux comptes, liasse fiscale, révision des comptes, encadrement
accounts payable clerk | factures fournisseurs, règlements, comptes fournisseurs, contrôle des factures, échéances
accounts receivable clerk | factures clients, encaissements, relances, recouvrement, comptes clients, impayés
bookkeeper | saisie des pièces, rapprochement bancaire, journal de caisse, lettrage, tenue des comptes
auditor | audit interne, missions d'audit, contrôle interne, certification des comptes, rapports d'audit
tax accountant | déclarations fiscales, impôt sur les sociétés, conseil fiscal, contrôle fiscal, fiscalité
cost accountant | contrôle de gestion, prix de revient, coûts de production, écarts, budgets, marges
controller | contrôle de gestion, budget, reporting, prévisions, tableaux de bord, écarts budgétaires
finance director | direction financière, trésorerie, financement, investissements, banques, stratégie financière
forensic accountant | fraude, enquêtes, expertise judiciaire, détournement, preuves comptables
government accountant | budget public, comptabilité publique, M57, mandatement, subventions, collectivité
billing manager | facturation, avoirs, chiffre d'affaires, recouvrement, contrats clients
accounting systems analyst | systèmes comptables, paramétrage, ERP finance, interfaces, migration

finance = finance, placements, assurance, fonds, marchés financiers, titres
financial analyst | analyse financière, prévisions, modélisation, indicateurs, budget, reporting
finance manager | pilotage financier, budget, rentabilité, business plan, investissements
investment analyst | analyse actions, valorisation, recommandations, études sectorielles, notes de recherche
investment banker | fusions-acquisitions, valorisation, introduction en bourse, opérations, levée de fonds
portfolio manager | gestion de portefeuille, allocation d'actifs, gestion d'actifs, obligations, stratégie d'investissement
financial advisor | conseil en gestion de patrimoine, épargne, retraite, placements, conseil financier
treasury analyst | trésorerie, prévisions de trésorerie, couverture de change, flux de paiement, relations bancaires
risk analyst | gestion des risques, risque de crédit, cartographie des risques, tests de résistance, réglementation prudentielle
actuary | actuariat, tarification, provisions techniques, tables de mortalité, Solvabilité
trader | négociation, bourse, ordres, produits dérivés, salle des marchés
insurance agent | contrats d'assurance, prospection, devis, portefeuille d'assurés, conseil en assurance
insurance underwriter | souscription, évaluation des risques, primes, tarification, garanties
claims adjuster | sinistres, indemnisation, déclarations de sinistre, expertise, règlement
compliance analyst finance | conformité, contrôle permanent, AMF, réglementation financière, déontologie
fund administrator | valeur liquidative, administration de fonds, dépositaire, comptabilité de fonds
venture fundraiser | relations investisseurs, levée de fonds, actionnaires, rapport annuel, assemblée générale
pension administrator | retraite, caisse de retraite, liquidation de pension, prévoyance, droits à retraite
policy administrator insurance | gestion des contrats, avenants, cotisations, assurés, attestations
real estate analyst | évaluation immobilière, expertise, rendement locatif, valeur vénale

banking = banque, crédit, agence bancaire, prêts, comptes bancaires, épargne
bank teller | guichet, dépôts, retraits, virements, ouverture de compte, espèces
personal banker | conseil clientèle, épargne, crédits aux particuliers, portefeuille de clients, rendez-vous clients
branch manager | direction d'agence, animation commerciale, conseillers, objectifs de l'agence
loan officer | octroi de crédit, prêts immobiliers, dossiers de prêt, solvabilité
loan processor | montage de dossiers de prêt, garanties, justificatifs, déblocage des fonds
credit analyst | analyse crédit, bilans d'entreprises, cotation, risque de contrepartie
anti-money laundering analyst | lutte contre le blanchiment, déclarations de soupçon, connaissance client, alertes
banking operations officer | opérations bancaires, règlement-livraison, traitement des virements, back-office
collections officer | recouvrement, relances, débiteurs, échéanciers, contentieux
bank vice president | direction bancaire, banque d'entreprise, comité de crédit, résultat
credit union representative | sociétaires, coopérative de crédit, comptes d'épargne, services aux membres
mortgage broker | courtage, prêts immobiliers, taux, comparaison d'offres
payment fraud specialist | fraude aux paiements, cartes, contestations, rétrofacturation`;
