/** Law, administration, purchasing, government and property, in French. Format: ../../task-lexicon.ts. */
export const OFFICE_FR = `law = droit, juridique, cabinet d'avocats, tribunal, contrats, contentieux, justice
lawyer | plaidoiries, assignations, conclusions, procédures, clients, barreau
legal counsel | direction juridique, rédaction de contrats, droit des affaires, droit des sociétés, veille juridique
criminal lawyer | droit pénal, défense pénale, parquet, garde à vue, audience
family lawyer | droit de la famille, divorce, garde des enfants, droit des étrangers, asile
paralegal | dossiers, recherches juridiques, délais, actes, assistanat juridique, formalités
legal secretary | secrétariat juridique, frappe d'actes, greffe, audiences, agenda de l'avocat
compliance officer | conformité, éthique, procédures internes, lanceur d'alerte, anticorruption
judge | jugement, audiences, magistrature, décisions de justice, instruction
contract manager | gestion des contrats, avenants, négociation contractuelle, échéances
patent attorney | brevets, marques, propriété intellectuelle, dépôt, contrefaçon
notary | actes notariés, étude notariale, vente immobilière, succession, publicité foncière
victim advocate | aide aux victimes, accompagnement judiciaire, violences, droits des victimes
privacy officer | protection des données, RGPD, registre des traitements, CNIL
bailiff | saisies, significations, exécution, expulsions, constats
immigration caseworker | demandes de visa, titres de séjour, préfecture, consulat, naturalisation
insurance defense attorney | responsabilité médicale, droit des assurances, dommages, indemnisation

administration = bureau, administratif, rendez-vous, courrier, classement, secrétariat
administrative assistant | courrier, accueil, saisie, préparation de réunions, appels, bureautique
executive assistant | secrétariat de direction, agendas, déplacements, comptes rendus, notes de frais, conseil d'administration
office manager | gestion des bureaux, fournisseurs, services généraux, baux, fournitures
receptionist | accueil des visiteurs, standard téléphonique, courrier, badges, salles de réunion
data entry clerk | saisie de données, saisie informatique, frappe, contrôle des données
records clerk | archives, classement, numérisation, conservation, inventaires
procurement officer | achats, négociation fournisseurs, appels d'offres, commandes, approvisionnement
facilities manager | gestion immobilière, locataires, maintenance des bâtiments, copropriété, prestataires
civil servant | administration publique, collectivité, usagers, instruction de dossiers, mairie
translator | traduction, interprétation, relecture, terminologie, textes
librarian | livres, prêt, catalogage, lecteurs, médiathèque, fonds documentaire
legal and office support temp | travaux de frappe, assistance à distance, intérim de bureau, renfort
statistics clerk | statistiques, relevés, planification, tableaux, plannings
politician | conseil municipal, parlement, circonscription, élus, projets de loi
grants administrator | demandes de subvention, financements de recherche, justificatifs, conventions`;
