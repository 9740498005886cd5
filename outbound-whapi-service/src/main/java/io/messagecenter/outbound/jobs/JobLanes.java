package io.messagecenter.outbound.jobs;

import io.messagecenter.outbound.lane.Lane;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Files and profiles, each in a lane with places of its own: a slow file holds up nothing but files. */
@Component
class JobLanes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobLanes.class);

    private final Jobs jobs;
    private final Fetches fetches;
    private final JobsProperties properties;
    private final Semaphore places;
    private final Lane media;
    private final Lane profiles;

    JobLanes(Jobs jobs, Fetches fetches, JobsProperties properties) {
        this.jobs = jobs;
        this.fetches = fetches;
        this.properties = properties;
        this.places = new Semaphore(properties.mediaParallel());
        this.media = new Lane("media", properties.poll(), this::startFiles);
        this.profiles = new Lane(
                "profiles", Duration.ofSeconds(1).dividedBy(properties.profilesPerSecond()), this::fetchProfile);
    }

    void wake() {
        media.wake();
    }

    private void startFiles() {
        var free = places.availablePermits();
        if (free == 0) {
            return;
        }
        for (var job : jobs.claim(Jobs.MEDIA, free, properties.claimHolds())) {
            places.acquireUninterruptibly();
            Thread.ofVirtual().name("media-fetch").start(() -> {
                try {
                    attempt(job);
                } finally {
                    places.release();
                    media.wake();
                }
            });
        }
    }

    private void fetchProfile() {
        jobs.claim(Jobs.PROFILE, 1, properties.claimHolds()).forEach(this::attempt);
    }

    /** What ends with an error is tried again when its claim has run out. */
    private void attempt(Job job) {
        try {
            fetches.attempt(job);
        } catch (RuntimeException e) {
            log.warn("Job {} ended with an error and is tried again: {}", job.id(), e.toString());
        }
    }

    @Scheduled(initialDelayString = "2m", fixedDelayString = "30m")
    void forgetFinished() {
        try {
            while (jobs.deleteFinished(properties.kept()) > 0) {
                log.debug("Deleted jobs that were finished long ago");
            }
        } catch (RuntimeException e) {
            log.info("Finished jobs are kept for now: {}", e.toString());
        }
    }

    @Override
    public void start() {
        media.start();
        profiles.start();
    }

    @Override
    public void stop() {
        media.stop();
        profiles.stop();
    }

    @Override
    public boolean isRunning() {
        return media.isRunning();
    }
}
