CREATE TABLE "copy_bands" (
	"band" text COLLATE "C" NOT NULL,
	"ord" bigint NOT NULL
);
--> statement-breakpoint
INSERT INTO "copy_bands" ("band", "ord") SELECT CASE WHEN "postings"."owner_id" IS NULL THEN "band" ELSE '~' || "band" END, "postings"."ord" FROM "posting_bands" JOIN "postings" ON "postings"."id" = "posting_bands"."posting_id" WHERE "postings"."ord" IS NOT NULL;
--> statement-breakpoint
DROP TABLE "posting_bands";
--> statement-breakpoint
ALTER TABLE "copy_bands" RENAME TO "posting_bands";
--> statement-breakpoint
ALTER TABLE "posting_bands" ADD CONSTRAINT "posting_bands_pkey" PRIMARY KEY ("band", "ord");
--> statement-breakpoint
CREATE INDEX "posting_bands_ord" ON "posting_bands" ("ord");
