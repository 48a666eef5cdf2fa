export const AUTHORISATION =
  /\b(?:no visa sponsorship|not (?:able to )?sponsor|unable to sponsor|(?:must be|legally) authori[sz]ed to work|work permit required|security clearance|u\.?s\.? citizens?(?:hip)?)\b/iu;
