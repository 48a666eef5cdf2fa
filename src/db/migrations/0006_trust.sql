CREATE TABLE `checkpoints` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`size` integer NOT NULL,
	`why` text NOT NULL,
	`line` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `checkpoints_size` ON `checkpoints` (`why`,`size`);--> statement-breakpoint
CREATE TABLE `erased_addresses` (
	`tag` text PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `erasures` (
	`client_id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `erasures_state` ON `erasures` (`state`);--> statement-breakpoint
ALTER TABLE `clients` ADD `paused_at` integer;--> statement-breakpoint
DROP TRIGGER `audit_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` WHEN OLD.`seq` > (SELECT coalesce(max(`size`), 0) FROM `checkpoints` WHERE `why` = 'segment') BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
