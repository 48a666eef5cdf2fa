CREATE TABLE `copy_bands` (
	`band` text NOT NULL,
	`ord` integer NOT NULL,
	PRIMARY KEY(`band`, `ord`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `copy_bands` (`band`, `ord`) SELECT CASE WHEN `postings`.`owner_id` IS NULL THEN `band` ELSE '~' || `band` END, `postings`.`ord` FROM `posting_bands` JOIN `postings` ON `postings`.`id` = `posting_bands`.`posting_id` WHERE `postings`.`ord` IS NOT NULL ORDER BY 1, 2;
--> statement-breakpoint
DROP TABLE `posting_bands`;
--> statement-breakpoint
ALTER TABLE `copy_bands` RENAME TO `posting_bands`;
--> statement-breakpoint
CREATE INDEX `posting_bands_ord` ON `posting_bands` (`ord`);
