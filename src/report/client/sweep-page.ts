import "./page/page.css";
import "./sweep/sweep.css";
import type { SweepPageData } from "../sweep-page/sweep-page-data.ts";
import { pageData } from "./page/page-data.ts";
import { setUpPage } from "./page/set-up-page.ts";
import { setUpSweep } from "./sweep/set-up-sweep.ts";

setUpPage();
void setUpSweep(pageData<SweepPageData>());
