extension ManagerInterface {
    /// Queues a picture that the client has open, as if it had been dropped into the folder's inbox.
    public static let submitFile = Method<JobSubmission, JobReference>(
        name,
        "SubmitFile",
        in: ["image_fd", "folder", "name", "options"],
        out: ["job_id", "job"],
        summary: """
            Queues a picture that the caller has open for reading, as if it had been dropped into the folder's inbox \
            under that file name. The file is copied before the method returns. No option is known yet.
            """
    )

    /// Lists the jobs that pass a filter, in the order of their numbers, a page at a time.
    public static let listJobs = Method<JobQuery, JobPage>(
        name,
        "ListJobs",
        in: ["filter", "cursor", "max"],
        out: ["jobs", "next_cursor"],
        summary: """
            Lists jobs in the order of their numbers, at most 1000 at once. The filter may have states (as), \
            folder (s), since (t, microseconds since 1970: jobs that ended then or later, and those that are not over) \
            and history (b); without history only jobs are listed that are not over, or ended within the last minute. The first page has the cursor 0, each further one the next_cursor of the page before; 0 says \
            that there is none. Of each job it tells number, object, folder, file name with other bytes than text \
            escaped as \\xNN, state, progress from 0 to 1 or -1 where it is unknown, and attempts.
            """
    )

    /// Writes the jobs that pass a filter into a pipe, a line of JSON each.
    public static let exportJobs = Method<JobFilter, BusDescriptor>(
        name,
        "ExportJobs",
        in: ["filter"],
        out: ["json_fd"],
        summary: """
            Writes the jobs that pass a filter, which is that of ListJobs, into a pipe, in the order of their numbers: a \
            line of JSON each, with the names that “impastoctl show --json” has. The last line says that it is the end, \
            and how many jobs there were: {"end":true,"jobs":42}; or why there are no more: {"end":false,"error":"…"}. \
            The caller reads the other end of the pipe; for whoever does not read for a minute it ends early, without \
            that line.
            """
    )

    /// Tells a job's object.
    public static let getJob = Method<UInt64, ObjectPath>(
        name,
        "GetJob",
        in: ["job_id"],
        out: ["job"],
        summary: """
            Tells the object of a job. That of a job which was over long ago answers for a minute from then on, although it \
            is not listed.
            """
    )

    /// Tells the object of the last job of a picture.
    public static let getJobByPath = Method<PictureReference, ObjectPath>(
        name,
        "GetJobByPath",
        in: ["folder", "name"],
        out: ["job"],
        summary: "Tells the object of the last job that came into a folder under a file name, as GetJob does."
    )

    /// Cancels a job.
    public static let cancelJob = Method<WithOptions<UInt64>, Nothing>(
        name,
        "CancelJob",
        in: ["job_id", "options"],
        summary: """
            Cancels a job: its worker is stopped, and its picture goes to failed/. No option is known yet.
            """
    )

    /// Tries a failed or canceled job once more, under the same number.
    public static let retryJob = Method<WithOptions<UInt64>, JobReference>(
        name,
        "RetryJob",
        in: ["job_id", "options"],
        out: ["job_id", "job"],
        summary: """
            Tries a failed or canceled job once more, under the same number and by the same recipe; a job that waits \
            for a trouble to pass is tried at once. No option is known yet.
            """
    )

    /// Stops a job's worker, or keeps it from being started, until the job is resumed.
    public static let pauseJob = Method<WithOptions<UInt64>, Nothing>(
        name,
        "PauseJob",
        in: ["job_id", "options"],
        summary: """
            Stops a job's worker, or keeps it from being started, until the job is resumed; also over a restart. No \
            option is known yet.
            """
    )

    /// Queues a paused job again.
    public static let resumeJob = Method<WithOptions<UInt64>, Nothing>(
        name,
        "ResumeJob",
        in: ["job_id", "options"],
        summary: "Lets a paused job go on, from its last checkpoint where there is one. No option is known yet."
    )

    /// Gives a job another rank: the smallest goes first.
    public static let setJobPriority = Method<WithOptions<JobPriority>, Nothing>(
        name,
        "SetJobPriority",
        in: ["job_id", "priority", "options"],
        summary: "Gives a job another rank, as SetPriority of its object does. No option is known yet."
    )

    /// A job was queued.
    public static let jobNew = Signal<JobReference>(
        name,
        "JobNew",
        ["job_id", "job"],
        summary: "A job was queued, or queued again."
    )

    /// A job is over.
    public static let jobRemoved = Signal<JobRemoval>(
        name,
        "JobRemoved",
        ["job_id", "job", "result", "error_name"],
        summary: """
            A job is over: done, failed or canceled, in the second case by the error of that name. Its object stays for \
            another minute.
            """
    )
}
