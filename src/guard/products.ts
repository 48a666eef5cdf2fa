/**
 * Names that people write with a number behind them: software, versions, standards, devices, numbered things. A token
 * of such a name and a number is no password unless it is called one.
 */
export const products: ReadonlySet<string> = new Set(
  `windows office fortune inc forbes deloitte java javascript python php perl ruby angular angularjs vue react wps node nodejs next nuxt svelte dotnet net asp
  swift kotlin ios ipados macos android oauth auth openid html xhtml css sass web level grade tier phase series covid sars fy
  wave room floor unit apt suite section chapter part page week day year class top model iphone ipad pixel galaxy xbox
  playstation world euro gpt chatgpt claude llama gemini mistral qwen gemma mysql postgres postgresql sql mssql sqlserver sqlite oracle
  sap hana dynamics ubuntu debian rhel centos fedora suse jira bootstrap tailwind rails laravel symfony spring springboot junit vs vb vba
  vb.net matlab autocad solidworks photoshop indesign illustrator revit qt unity unreal ue opengl vulkan cuda tensorflow tf keras pytorch
  spark kafka hadoop airflow http https tls ssl ipv ip wpa usb hdmi pcie ddr bluetooth wifi wlan lte imap pop smtp md sha rsa aes des
  bcrypt argon pbkdf scrypt ed curve blake crc base utf ucs iso iec ieee ansi din bs en rfc gdpr hipaa pci nist fips cis cmmc soc sox
  ifrs ias asc gaap form catch formula route channel bbc log neo d three e p b g f c r s m x z es ecmascript webpack vite gulp
  eslint prettier redux rxjs graphql grpc soap openapi swagger oas jsr jdk jre jee ee se me servlet jsf jpa struts tomcat jboss
  wildfly websphere weblogic glassfish exchange sharepoint teams outlook excel word powerpoint access project visio server azure aws gcp
  ec ecs eks ses sns sqs rds iam lambda route cloud k kubernetes docker podman helm terraform ansible puppet chef salt jenkins
  gitlab github bitbucket sonarqube nexus selenium cypress playwright appium cucumber jmeter gatling locust postman cobol fortran ada
  pascal delphi basic foxpro access coldfusion drupal wordpress joomla typo magento shopify odoo erp crm salesforce hubspot
  netsuite workday successfactors peoplesoft jde infor epicor sage quickbooks xero datev lexware cinema maya blender max zbrush houdini
  sketch figma invision zeplin premiere aftereffects davinci resolve protools ableton cubase logic word wordstar lotus notes domino
  arduino raspberry esp stm pic avr arm cortex x amd intel core xeon ryzen radeon geforce rtx gtx nvidia a h v t industry industrie
  society agenda horizon vision target goal g brics mid pre post sub non under over u q h fy cy ay sem semester quarter quartal trimester
  bachelor master msc bsc phd abitur a-level gcse ielts toefl toeic cefr jlpt hsk topik delf dalf dele goethe telc testdaf hl sl
  prince itil cobit pmbok safe togaf ccna ccnp ccie comptia rhce mcse cissp six lean kaizen sigma scrum kanban opt stem visa tn
  eb l o j td cpt ead perm uscis ds ir iir w t etf msci nasdaq dax ftse cac nikkei sp russell stoxx mp mpeg h hevc av vp flac wav
  jpeg jpg png svg pdf docx xlsx csv json xml yaml toml vcard ics latex tex markdown gs ean upc isbn issn doi orcid ref req jr job rev`
    .trim()
    .split(/\s+/),
);
